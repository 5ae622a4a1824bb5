export const DAY_MS = 86_400_000

/** A day as people say it: «Today», «Yesterday», «10 Feb», with the year where it is not this one. Days are UTC. */
export function dayText(date: Date, now: Date): string {
	const days = Math.floor(now.getTime() / DAY_MS) - Math.floor(date.getTime() / DAY_MS)
	if (days === 0) return 'Today'
	if (days === 1) return 'Yesterday'
	const year = date.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' as const }
	return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC', ...year }).format(date)
}

const whole = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** The day with its year, in UTC: `30 Nov 2026`. */
export const formatDay = (date: Date): string => whole.format(date)

/** The same inside a sentence: «since today». */
export const dayInSentence = (date: Date, now: Date): string =>
	dayText(date, now).replace(/^(?:Today|Yesterday)$/, (word) => word.toLowerCase())

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** The time of day, in UTC and saying so, so that server and browser say the same: `14:02 UTC`. */
export const clockText = (date: Date): string => `${clock.format(date)} UTC`

const stamp = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'UTC',
})

/** Day and time, in UTC and saying so: `3 Mar 2026, 14:02 UTC`. */
export const stampText = (date: Date): string => `${stamp.format(date)} UTC`
