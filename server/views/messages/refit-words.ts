/** What a hall is refitted for. */
export const REFIT_WORDS = {
	density: 'denser racks',
	liquid: 'liquid cooling',
	sidecar: 'liquid-to-air sidecars',
} as const
