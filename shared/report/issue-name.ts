import { shortMonth } from '#shared/formats/months.ts'

/** `R03`, or words for a print that is no numbered issue. */
export function issueName({ number }: { readonly number: number | null }): string {
	return number === null ? 'unnumbered print' : issueNumber(number)
}

/** `R03` */
export const issueNumber = (number: number): string => `R${String(number).padStart(2, '0')}`

const FILE_STEM = 60

/**
 * `abilene-campus-R03-2026-11-24.pdf`: stable, and safe on every file system; letters and figures of any script stay.
 */
export function reportFileName({
	planName,
	number,
	day,
}: {
	planName: string
	number: number | null
	day: string
}): string {
	const stem = planName
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{Letter}\p{Number}]+/gu, '-')
		.replace(/^-|-$/g, '')
	const short = Array.from(stem).slice(0, FILE_STEM).join('').replace(/-$/, '')
	return `${short === '' ? 'plan' : short}-${number === null ? 'now' : issueNumber(number)}-${day}.pdf`
}

const HASH_SHOWN = 12

/** `7c1e 09ab 44d2`: the start of the snapshot’s hash, in fours. */
export const shortHash = (hash: string): string => (hash.slice(0, HASH_SHOWN).match(/.{1,4}/g) ?? []).join(' ')

/** `24 Nov 2026` */
export const issueDay = (iso: string): string => `${Number(iso.slice(8, 10))} ${shortMonth(iso.slice(0, 7))}`

/** `24 Nov 2026, 14:02 UTC` */
export const issueTime = (iso: string): string => `${issueDay(iso)}, ${iso.slice(11, 16)} UTC`
