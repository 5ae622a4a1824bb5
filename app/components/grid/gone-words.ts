/** What can be done with an entry that somebody has removed while one was at it. */
export const BRING_BACK = 'Restore with your value'
export const LET_IT_GO = 'Discard my value'

/** What comes back with an entry; '' where it comes alone. */
export function comesBackWith(names: readonly string[]): string {
	if (names.length === 0) return ''
	const [first, ...others] = names
	const last =
		others.length === 0
			? ''
			: others.length === 1
				? ` and ${others[0] ?? ''}`
				: ` and ${String(others.length)} more entries`
	return `Restoring it also restores ${first ?? ''}${last}.`
}
