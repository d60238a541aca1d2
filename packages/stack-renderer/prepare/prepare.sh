set -eu

say() { printf '%s\n' "$1"; }
fail() { # STATUS LINE...
  status=$1
  shift
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '%s\n' "$@" >&2
  exit "$status"
}
is_in() { printf '%s\n' "$1" | grep -Fqx -e "$2"; } # LIST NAME

# read_hidden PROMPT: sets $answer to a line of the terminal, which does not show it.
read_hidden() {
  printf '%s: ' "$1" >&2
  trap 'stty echo; exit 130' INT
  trap 'stty echo; exit 143' TERM
  stty -echo
  IFS= read -r answer || answer=
  stty echo
  trap - INT TERM
  printf '\n' >&2
}

network() { # NAME
  ! is_in "$networks" "$1" || return 0
  docker network create --driver overlay --attachable "$1" >/dev/null
  say "created network $1"
}

config() { # NAME FILE
  ! is_in "$configs" "$1" || return 0
  docker config create "$1" "$2" >/dev/null
  say "created config $1"
}

# need_secret VARIABLE NAME: notes a value that is neither in the swarm nor in the environment.
need_secret() {
  ! is_in "$secrets" "$2" || return 0
  eval "[ -n \"\${$1:-}\" ]" || missing="${missing:+$missing }$1"
}

# By standard input: an argument is everybody's to read.
secret() { # VARIABLE NAME
  ! is_in "$secrets" "$2" || return 0
  eval "printf %s \"\${$1}\"" | docker secret create "$2" - >/dev/null
  say "created secret $2"
}

ask_for_missing() {
  [ -n "$missing" ] || return 0
  [ -t 0 ] || fail 2 "These secrets are neither in the swarm nor in the environment; nothing was made." " $missing" \
    "next: Set each as an environment variable of its name, or run this on a terminal, which asks for them."
  for variable in $missing; do
    read_hidden "$variable"
    [ -n "$answer" ] || fail 2 "No value was given for $variable; nothing was made."
    eval "$variable=\$answer"
  done
}

cd -- "$(dirname -- "$0")"
[ "$(docker info --format '{{.Swarm.ControlAvailable}}')" = true ] ||
  fail 3 "The engine that docker talks to is no manager of a swarm; nothing was made." \
    "next: Run this on a manager, or set DOCKER_HOST (\`docker swarm init\` makes a swarm)."
networks=$(docker network ls --format '{{.Name}}')
configs=$(docker config ls --format '{{.Name}}')
secrets=$(docker secret ls --format '{{.Name}}')
missing=
