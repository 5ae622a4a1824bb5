// The first that is found counts: most browsers name those they descend from too.
const BROWSERS = [
	['Edg', 'Edge'],
	['OPR/', 'Opera'],
	['Firefox/', 'Firefox'],
	['Chrome/', 'Chrome'],
	['CriOS/', 'Chrome'],
	['FxiOS/', 'Firefox'],
	['Safari/', 'Safari'],
] as const
const SYSTEMS = [
	['iPhone', 'iPhone'],
	['iPad', 'iPad'],
	['Android', 'Android'],
	['Windows', 'Windows'],
	['Macintosh', 'Mac'],
	['CrOS', 'ChromeOS'],
	['Linux', 'Linux'],
] as const

/** A browser as people call it, from what it says of itself: «Firefox on Windows». */
export function deviceName(userAgent: string): string {
	const named = (list: readonly (readonly [string, string])[]) =>
		list.find(([part]) => userAgent.includes(part))?.[1] ?? null
	const browser = named(BROWSERS)
	const system = named(SYSTEMS)
	if (browser === null) return system ?? 'Unknown browser'
	return system === null ? browser : `${browser} on ${system}`
}
