import { MISSING, megawatts, percent, usd } from '#shared/formats/figures.ts'
import { shareText } from '#shared/formats/shares.ts'
import type { Money } from '#shared/units/money.ts'
import { MWMonthsText } from '../counts.ts'

/** Between a figure and its sign a sentence leaves nothing: `12%`, `$11.7B`. */
const close = (text: string): string => text.replaceAll(/\s(?=[%kMBT](?:\W|$))/g, '')

/** `$881M`, `$11.7B` */
export const dollars = (value: number, money: Money): string => close(usd(value, money))

/** `12%`; what is nearly all of it is not called all. */
export const shareOf = (share: number): string => close(shareText(share))

/** `3%`, where a rail has room for no more. */
export const shortShare = (share: number): string => close(percent(share))

/** `61 MW`; in megawatts also where it is little, so that two of them compare. */
export const MW = (value: number): string => `${megawatts(value)} MW`

/** Money where anything is priced, else megawatt-months; a dash where it is neither. */
export function lostText({ usd: priced, mwMonths }: LostAmounts, money: Money): string {
	if (priced !== null && priced > 0) return dollars(priced, money)
	return mwMonths > 0 ? MWMonthsText(mwMonths) : MISSING
}
type LostAmounts = { readonly usd: number | null; readonly mwMonths: number }

const FRACTIONS: readonly (readonly [number, string])[] = [
	[1 / 4, 'a quarter'],
	[1 / 3, 'a third'],
	[1 / 2, 'half'],
	[2 / 3, 'two thirds'],
	[3 / 4, 'three quarters'],
]
/** Closer than this a share is told as the fraction that people know. */
const LIKE = 0.02

/** «a third» of 0.34, «18%» of 0.18 */
export function partInWords(share: number): string {
	if (share <= 0) return 'none'
	return FRACTIONS.find(([value]) => Math.abs(value - share) <= LIKE)?.[1] ?? shareOf(share)
}
