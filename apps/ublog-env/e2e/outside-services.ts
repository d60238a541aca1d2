import { rehearsalOptions } from "../src/rehearsal-options";
import { eventually, root, typed } from "./rehearsal";

/** What a URL must encode, a shell would read, and SQL would quote. */
export const PASSWORD = `p@ss/w:rd%#?&'"$HOME\\+`;
export const DATABASE_ADDRESS = "10.20.255.20";
const CACHE_ADDRESS = "10.20.255.21";
const encoded = [...PASSWORD].map((character) => `%${character.charCodeAt(0).toString(16)}`).join("");

export const DATABASE_URL = `postgres://outside:${encoded}@${DATABASE_ADDRESS}/outside?sslmode=prefer&application_name=ublog%20outside`;
export const REDIS_URL = `redis://:${encoded}@${CACHE_ADDRESS}:6379`;

/** The stand-in where one was built, else the official image. */
const imageOf = (name: "postgres" | "redis"): string =>
  typed(`docker images -q --filter reference='django-swarm-rehearsal/${name}'`).split("\n")[0] ||
  rehearsalOptions.environment.images[name];

const run = (name: string, address: string, rest: string): void => {
  typed(
    `docker run --detach --name ${name} --label 'django-swarm.rehearsal=${root}'` +
      ` --network django-swarm-rehearsal --ip ${address} ${rest}`,
    { env: { POSTGRES_PASSWORD: PASSWORD, REDIS_PASSWORD: PASSWORD } },
  );
};

/** SQL in the database of the container outside. */
export const psqlOutside = (sql: string): string =>
  typed("docker exec -i outside-postgres psql -U outside -d outside -At", { input: sql }).trim();

/** A Postgres and a Redis beside the hosts, as an RDS and an ElastiCache would be. */
export async function startOutsideServices(): Promise<void> {
  removeOutsideServices();
  const variables = "-e POSTGRES_PASSWORD -e POSTGRES_USER=outside -e POSTGRES_DB=outside";
  run("outside-postgres", DATABASE_ADDRESS, `${variables} ${imageOf("postgres")}`);
  const server = `sh -c 'exec redis-server --requirepass "$REDIS_PASSWORD"'`;
  run("outside-redis", CACHE_ADDRESS, `-e REDIS_PASSWORD ${imageOf("redis")} ${server}`);
  await eventually(() => typed("docker exec outside-postgres pg_isready -h 127.0.0.1 -U outside"));
}

export const removeOutsideServices = (): void => {
  typed("docker rm -f -v outside-postgres outside-redis >/dev/null 2>&1 || true");
};
