"""The public check of any kei car, also one that is not for sale here. Nothing is stored.

- `questions`: what was asked, and the signed link that holds it
- `answers`: the question as of a day, in sentences
- `badges`: the answer as a picture for other sites
"""
