/** The engine's own label on everything that belongs to a stack. */
export const STACK_LABEL = "com.docker.stack.namespace";
/** The CLI's memory of the image that it deployed last; while it equals the file's, the live image is left alone. */
export const STACK_IMAGE_LABEL = "com.docker.stack.image";

/** On every swarm object that we make beside the stack's own. */
export const ENVIRONMENT_LABEL = "django-swarm.environment";
/** On every service: hash of what was rendered for it. */
export const SERVICE_HASH_LABEL = "django-swarm.service-hash";
/** On the services that run the application's own images: the tag they were released at. */
export const TAG_LABEL = "django-swarm.tag";
/** On every service of the backend's image: hash of the release job that succeeded before it was switched. */
export const RELEASE_JOB_LABEL = "django-swarm.release-job";

/** Labels of a service that say what it was released as. */
export const OUR_LABELS: ReadonlySet<string> = new Set([SERVICE_HASH_LABEL, TAG_LABEL, RELEASE_JOB_LABEL]);
