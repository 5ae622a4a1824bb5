/** Version of the method: a changed figure for the same plan means a new one. */
export const ENGINE_VERSION = '1.42.0'
