/**
 * The engine's name of a service. In each of its networks it answers to this and to its own short one, which a service
 * of another stack may have as well.
 */
export const fullName = (stackName: string, serviceName: string): string => `${stackName}_${serviceName}`;
