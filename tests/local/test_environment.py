"""The variables of a person's own machine."""

import stat

SECRET = (
    "import os; from marketplace.local import environment\n"
    "environment.use_secret_key(create={create})\n"
    "print(os.environ.get('SECRET_KEY', 'none'))"
)


def test_the_secret_key_is_made_once_and_for_its_owner_alone(checkout):
    first = checkout.python(SECRET.format(create=True)).stdout
    assert len(first) > 50
    assert checkout.python(SECRET.format(create=False)).stdout == first
    mode = (checkout.root / "var" / "secret_key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_missing_key_is_not_made_up_in_service(checkout):
    assert checkout.python(SECRET.format(create=False)).stdout.strip() == "none"
    assert not (checkout.root / "var").exists()


def test_a_given_key_wins(checkout):
    done = checkout.python(SECRET.format(create=True), SECRET_KEY="given")
    assert done.stdout.strip() == "given"
    assert not (checkout.root / "var").exists()


def test_the_env_file_fills_gaps_only(checkout):
    (checkout.root / ".env").write_text("FROM_FILE=file\nGIVEN=file\n")
    code = (
        "import os; from marketplace.local import environment\n"
        "environment.read_env_file(); print(os.environ['FROM_FILE'], os.environ['GIVEN'])"
    )
    assert checkout.python(code, GIVEN="given").stdout.strip() == "file given"
