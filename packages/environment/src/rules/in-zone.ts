/** Whether a record of the name can be made in the zone. */
export const inZone = (host: string, zone: string): boolean => host === zone || host.endsWith(`.${zone}`);
