#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the restricted role the application connects as.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role passerelle_app nologin;
create role passerelle_web login password :'password' in role passerelle_app;
SQL
