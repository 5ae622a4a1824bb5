import { ACRES_PER_HECTARE } from './conversions.ts'
import { formatCompact, formatFigure } from './format.ts'

const SQUARE_FEET_PER_M2 = 10.7639
const GALLONS_PER_M3 = 264.172
const LITRES_PER_M3 = 1000

/** A unit as it stands behind a number, and what it becomes: `value × factor + offset`. */
type Turned = { readonly si: string; readonly us: string; readonly factor: number; readonly offset?: number }

/** Areas, volumes and temperatures; longer labels before those they begin with. Power and energy stay as they are. */
const TURNED: readonly Turned[] = [
	{ si: 'm² per MW IT', us: 'sq ft per MW IT', factor: SQUARE_FEET_PER_M2 },
	{ si: 'm²', us: 'sq ft', factor: SQUARE_FEET_PER_M2 },
	{ si: 'm³', us: 'US gal', factor: GALLONS_PER_M3 },
	{ si: 'ha', us: 'acres', factor: ACRES_PER_HECTARE },
	...['L per kWh', 'L a kWh', 'L/kWh'].map((si) => ({
		si,
		us: si.replace('L', 'gal'),
		factor: GALLONS_PER_M3 / LITRES_PER_M3,
	})),
	{ si: '°C', us: '°F', factor: 1.8, offset: 32 },
]

const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }
const NUMBER = '(−?\\d[\\d,]*(?:\\.\\d+)?)([kMBT])?'
const ENDS = '(?![A-Za-z²³/])'
const PATTERNS = TURNED.map((turned) => ({
	turned,
	pattern: new RegExp(`${NUMBER}( |\u202f)${turned.si}${ENDS}`, 'g'),
}))
const HEADS = TURNED.map((turned) => ({ turned, pattern: new RegExp(`(, )${turned.si}${ENDS}`) }))
const ALONE = new RegExp(`^${NUMBER}$`)

const valueOf = (digits: string, suffix: string | undefined): number =>
	Number(digits.replaceAll(',', '').replace('−', '-')) * (suffix === undefined ? 1 : (SUFFIXES[suffix] ?? 1))

const turnedText = ({ factor, offset = 0 }: Turned, value: number, suffix: string | undefined): string => {
	const turned = value * factor + offset
	return suffix === undefined && Math.abs(turned) < 1e5 ? formatFigure(turned, { digits: 3 }) : formatCompact(turned)
}

/** `12 ha` as `29.7 acres`, wherever it stands in a text; all else as it is. */
export function inUsUnits(text: string): string {
	return PATTERNS.reduce(
		(told, { turned, pattern }) =>
			told.replace(pattern, (...[, digits, suffix, gap]: readonly (string | undefined)[]) => {
				const value = valueOf(digits ?? '', suffix)
				return `${turnedText(turned, value, suffix)}${gap ?? ''}${turned.us}`
			}),
		text,
	)
}

/** A head that names such a unit, `Water, m³`, and how the figures under it read; null of any other. */
export function usHead(head: string): { readonly head: string; readonly turn: (text: string) => string } | null {
	const found = HEADS.find(({ pattern }) => pattern.test(head))
	if (found === undefined) return null
	const { turned, pattern } = found
	return {
		head: head.replace(pattern, `$1${turned.us}`),
		turn: (text) => {
			const [, digits, suffix] = ALONE.exec(text) ?? []
			return digits === undefined ? inUsUnits(text) : turnedText(turned, valueOf(digits, suffix), suffix)
		},
	}
}

/** What the axis of a chart is in, and the factor of its values; null where it stays. */
export function usAxis(unit: string): { readonly unit: string; readonly factor: number } | null {
	const found = TURNED.find(({ si, offset }) => offset === undefined && unit.startsWith(si))
	return found === undefined ? null : { unit: unit.replace(found.si, found.us), factor: found.factor }
}
