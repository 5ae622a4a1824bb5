import { isRecord } from '#shared/is-record.ts'
import { endsOfDelay } from './range-facts.ts'

/** Both ends of a range as a plan keeps them, P10 and P90, in figures or months; P10 may be left unsaid. */
export type CellRange = { readonly low: number | string | null; readonly high: number | string }

type StatedEnds = Readonly<Partial<Record<'low' | 'high', unknown>>>

/**
 * The range beside a value: of a delay in its entry, of all else in the note that stands on it. Null where none is said, or where
 * it does not hold the value.
 */
export function statedRange(
	value: unknown,
	{
		field,
		item,
		note,
	}: { readonly field: string; readonly item: unknown; readonly note: StatedEnds | null | undefined },
): CellRange | null {
	const delay = endsOfDelay(field)
	const { low = null, high = null } = delay === null ? (note ?? {}) : endsIn(item, delay)
	if (typeof value === 'number' && typeof high === 'number') {
		const least = typeof low === 'number' ? low : null
		return (least ?? value) <= value && value <= high && (least ?? value) < high ? { low: least, high } : null
	}
	if (typeof value !== 'string' || typeof high !== 'string') return null
	const first = typeof low === 'string' ? low : null
	return (first ?? value) <= value && value <= high ? { low: first, high } : null
}

function endsIn(item: unknown, delay: NonNullable<ReturnType<typeof endsOfDelay>>): StatedEnds {
	const at = (path: string) => path.split('.').reduce<unknown>((one, name) => (isRecord(one) ? one[name] : null), item)
	return { low: at(delay.low), high: at(delay.high) }
}
