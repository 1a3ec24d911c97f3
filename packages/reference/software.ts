import software from '../../package.json' with { type: 'json' };

/** Which version of the software this is. */
export const SOFTWARE_VERSION: string = software.version;
