#!/bin/sh
# Read in by with-secrets: takes the URLs of attached services apart, for applications that want host, user and password
# one by one. $DJANGO_SWARM_DATABASE_URL_SECRET and $DJANGO_SWARM_CACHE_URL_SECRET name the variables that hold them.
# Only what the shell does itself: health checks and `docker exec` come through here, and no other program's arguments
# may show a value. What the URLs look like was checked before they came into the swarm.

# decode TEXT: $decoded is TEXT with the bytes that its %XX stand for.
decode() {
  decoded=$1
  case $1 in *%*) ;; *) return ;; esac
  rest=$1 format=
  set --
  while [ "$rest" != "${rest#*%}" ]; do
    set -- "$@" "${rest%%\%*}"
    tail=${rest#*%??}
    byte=${rest#*%}
    byte=$((0x${byte%"$tail"}))
    format="$format%s\\$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
    rest=$tail
  done
  # Newlines at its end are lost to the command substitution: so it ends with a dot.
  # shellcheck disable=SC2059
  decoded=$(printf "$format%s." "$@" "$rest")
  decoded=${decoded%.}
}

# split URL: sets $user and $password (decoded), $host, $port, $path and $query.
split() {
  host=${1#*://}
  query='' path='' user='' password='' port=''
  case $host in *\?*) query=${host#*\?} host=${host%%\?*} ;; esac
  case $host in */*) path=${host#*/} host=${host%%/*} ;; esac
  case $host in
    *@*)
      decode "${host%%[:@]*}"
      user=$decoded
      password=${host%@*}
      host=${host##*@}
      case $password in
        *:*)
          decode "${password#*:}"
          password=$decoded ;;
        *) password='' ;;
      esac ;;
  esac
  case $host in
    \[*) # An IPv6 address.
      port=${host#*\]} host=${host#\[}
      port=${port#:} host=${host%%\]*} ;;
    *:*) port=${host#*:} host=${host%%:*} ;;
  esac
}

# libpq reads these; an application hands it no more than host, user and password.
export_parameter() {
  decode "$2"
  case $1 in
    application_name) export PGAPPNAME="$decoded" ;;
    channel_binding) export PGCHANNELBINDING="$decoded" ;;
    connect_timeout) export PGCONNECT_TIMEOUT="$decoded" ;;
    gssencmode) export PGGSSENCMODE="$decoded" ;;
    options) export PGOPTIONS="$decoded" ;;
    require_auth) export PGREQUIREAUTH="$decoded" ;;
    ssl_min_protocol_version) export PGSSLMINPROTOCOLVERSION="$decoded" ;;
    sslcert) export PGSSLCERT="$decoded" ;;
    sslkey) export PGSSLKEY="$decoded" ;;
    sslmode) export PGSSLMODE="$decoded" ;;
    sslnegotiation) export PGSSLNEGOTIATION="$decoded" ;;
    sslrootcert) export PGSSLROOTCERT="$decoded" ;;
    target_session_attrs) export PGTARGETSESSIONATTRS="$decoded" ;;
  esac
}

export_database() {
  split "$1"
  decode "$path"
  export POSTGRES_NAME="$decoded" POSTGRES_USERNAME="$user" POSTGRES_PASSWORD="$password"
  export POSTGRES_SERVICE_HOST="$host" POSTGRES_SERVICE_PORT="${port:-5432}"
  while [ -n "$query" ]; do
    parameter=${query%%&*}
    query=${query#"$parameter"} query=${query#&}
    export_parameter "${parameter%%=*}" "${parameter#*=}"
  done
}

# TLS and the number of the database are in the URL alone.
export_cache() {
  split "$1"
  export REDIS_SERVICE_HOST="$host" REDIS_SERVICE_PORT="${port:-6379}"
  [ -z "$user" ] || export REDIS_USERNAME="$user"
  [ -z "$password" ] || export REDIS_PASSWORD="$password"
}

if [ -n "${DJANGO_SWARM_DATABASE_URL_SECRET:-}" ]; then
  eval "export_database \"\${$DJANGO_SWARM_DATABASE_URL_SECRET:?the URL of the attached database is not there}\""
fi
if [ -n "${DJANGO_SWARM_CACHE_URL_SECRET:-}" ]; then
  eval "export_cache \"\${$DJANGO_SWARM_CACHE_URL_SECRET:?the URL of the attached cache is not there}\""
fi
