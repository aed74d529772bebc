/** What ECS takes for the name of a port mapping and for a discovery name. */
export const NAME_PATTERN = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

/** The pattern in words. */
export const NAME_FORM = '1 to 64 characters of a-z, 0-9, "_" and "-", no leading hyphen';
