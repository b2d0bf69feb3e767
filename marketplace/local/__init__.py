"""What a first look at the site needs beside Python: a database, a broker, a process group.

Used by `manage.py`, `make` and the tests on a person's own machine, never in service: with
`DATABASE_URL` and `REDIS_URL` set, nothing here starts a server.

    layout       where things lie under var/
    locks        locks that vanish with their holder
    children     children that do not outlive their parent
    home         the account that servers run as, and the places that it can reach
    postgres     the embedded PostgreSQL
    valkey       the embedded Valkey, or a redis-server that is installed
    keeper       one process for each server: starts it, stops it when nobody is left
    seats        how a process joins the others that use a server, and leaves
    environment  the variables that the settings read
    processes    a group of processes that lives and ends together
    prepare      migrations, catalogue, places, static files, the demo market
    run          `make run`
    cleaning     `make clean`
"""
