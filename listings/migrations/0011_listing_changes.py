"""Rows that tell each process what changed in the market; see `search/index/changes.py`.

Triggers, because a change cannot forget them: bulk updates, the admin, COPY and psql all fire.
A statement that touches more than ten thousand cars says "everything" in one row without a car.
"""

from django.db import migrations

FOR_SALE = "('live', 'reserved')"
INDEXED = (
    "status", "family_id", "frame_code_id", "body", "drive", "gearbox", "aspiration", "side",
    "way_in", "seller_id", "eligible_level", "zip_code", "year", "price_usd_cents", "mileage_km",
    "eligible_safe", "listed_at", "estimate_id", "grade", "grade_ja", "colour", "colour_ja",
)
MOST = 10_000


def _row(table):
    return "ROW(" + ", ".join(f"{table}.{name}" for name in INDEXED) + ")"


TABLES = """
CREATE TABLE listings_listingchange (
    txn xid8 NOT NULL DEFAULT pg_current_xact_id(),
    listing_id bigint
);
CREATE INDEX listing_change_txn ON listings_listingchange (txn);
CREATE TABLE listings_changemark (
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    snapshot pg_snapshot NOT NULL DEFAULT pg_current_snapshot()
);
"""


def _noting(name, changed):
    """A function that writes down the cars of a statement, or "everything" for very many."""
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cars bigint[];
BEGIN
    SELECT array_agg(id) INTO cars FROM ({changed} LIMIT {MOST + 1}) AS changed;
    IF cardinality(cars) > {MOST} THEN
        INSERT INTO listings_listingchange (listing_id) VALUES (NULL);
    ELSE
        INSERT INTO listings_listingchange (listing_id) SELECT unnest(cars);
    END IF;
    RETURN NULL;
END $$;
"""


FUNCTIONS = (
    _noting("listing_added", f"SELECT id FROM fresh WHERE status IN {FOR_SALE}")
    + _noting("listing_gone", f"SELECT id FROM was WHERE status IN {FOR_SALE}")
    + _noting(
        "listing_changed",
        f"SELECT fresh.id FROM fresh JOIN was USING (id)"
        f" WHERE (fresh.status IN {FOR_SALE} OR was.status IN {FOR_SALE})"
        f" AND {_row('fresh')} IS DISTINCT FROM {_row('was')}",
    )
    + f"""
CREATE FUNCTION listing_all_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listings_listingchange (listing_id) VALUES (NULL);
    RETURN NULL;
END $$;
CREATE FUNCTION listing_seller_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listings_listingchange (listing_id)
    SELECT id FROM listings_listing WHERE seller_id = NEW.id AND status IN {FOR_SALE};
    RETURN NULL;
END $$;
CREATE FUNCTION listing_estimate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listings_listingchange (listing_id)
    SELECT id FROM listings_listing WHERE estimate_id = NEW.id AND status IN {FOR_SALE};
    RETURN NULL;
END $$;
"""
)

TRIGGERS = """
CREATE TRIGGER listing_added AFTER INSERT ON listings_listing
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION listing_added();
CREATE TRIGGER listing_changed AFTER UPDATE ON listings_listing
    REFERENCING OLD TABLE AS was NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION listing_changed();
CREATE TRIGGER listing_gone AFTER DELETE ON listings_listing
    REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION listing_gone();
CREATE TRIGGER listing_all_gone AFTER TRUNCATE ON listings_listing
    FOR EACH STATEMENT EXECUTE FUNCTION listing_all_gone();
CREATE TRIGGER listing_seller_changed AFTER UPDATE ON listings_seller
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind)
    EXECUTE FUNCTION listing_seller_changed();
CREATE TRIGGER listing_estimate_changed AFTER UPDATE ON listings_estimate
    FOR EACH ROW WHEN (
        (OLD.grade, OLD.abstained, OLD.mid_usd_cents)
        IS DISTINCT FROM (NEW.grade, NEW.abstained, NEW.mid_usd_cents)
    ) EXECUTE FUNCTION listing_estimate_changed();
"""

BACK = """
DROP TRIGGER listing_added ON listings_listing;
DROP TRIGGER listing_changed ON listings_listing;
DROP TRIGGER listing_gone ON listings_listing;
DROP TRIGGER listing_all_gone ON listings_listing;
DROP TRIGGER listing_seller_changed ON listings_seller;
DROP TRIGGER listing_estimate_changed ON listings_estimate;
DROP FUNCTION listing_added, listing_changed, listing_gone, listing_all_gone,
    listing_seller_changed, listing_estimate_changed;
DROP TABLE listings_listingchange, listings_changemark;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("listings", "0010_dealer_feeds"),
    ]

    operations = [
        migrations.RunSQL(TABLES, "SELECT 1"),
        migrations.RunSQL(FUNCTIONS, "SELECT 1"),
        migrations.RunSQL(TRIGGERS, BACK),
    ]
