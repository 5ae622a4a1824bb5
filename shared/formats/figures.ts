import { KW_PER_MW } from '#shared/units/conversions.ts'
import {
	formatCompact,
	formatExactShare,
	formatFigure,
	formatFixed,
	formatQuantity,
	formatShare,
} from '#shared/units/format.ts'
import { DOLLARS, type Money } from '#shared/units/money.ts'

/** A missing value is a dash; zero is 0. */
export const MISSING = '–'
const MINUS = '−'

/** Whole, with thousands apart: heads, accelerators, racks. */
export const count = (value: number): string => formatFigure(Math.round(value), { whole: true })

/** Three figures: `2.2M`, `1.85M`, `96,400`. */
export const compact = (value: number): string => formatCompact(value)

/** `$34.2B`, `$61M`, `$0.38` of a figure in USD; in another currency that one's sign and amount. */
export const usd = (value: number, money: Money = DOLLARS): string => formatQuantity(value, 'usd', { money })

/** Shares whole, one decimal below 1 %. */
export const percent = (share: number): string => formatShare(share)

/** A share as it was typed or is kept, to three figures: `5.5%`, for grids and lists of inputs. */
export const exactShare = (share: number): string => formatExactShare(share, 3)

/** How often something is covered: `1.30 ×`. */
export const ratio = (value: number): string => `${formatFixed(value, 2)} ×`

const WHOLE = 12
/** The same with every digit, as somebody would type it. */
export const typedShare = (share: number): string => `${Number((share * 100).toPrecision(WHOLE))}%`

/** Three figures, thousands apart: `0.921`, `43.2`, `12,992`. */
export const shortFigure = (value: number): string => formatFigure(value, { digits: 3 })

/** Megawatts; the unit with its basis stands beside it. */
export const megawatts = (value: number): string => shortFigure(value)

const LEAST_MW = 0.1

/** Power with its unit, in kW below a tenth of a megawatt: `96 MW`, `43.2 MW`, `85 kW`. */
export const power = (MW: number): string => (MW < LEAST_MW ? `${megawatts(MW * KW_PER_MW)} kW` : `${megawatts(MW)} MW`)

/** `+103`, `−970`, `same`. */
export function delta(value: number, format: (value: number) => string = count): string {
	const text = format(Math.abs(value))
	if (text === format(0)) return 'same'
	return `${value > 0 ? '+' : MINUS}${text}`
}

/** Less than this a unit of a currency is told by how many of it a dollar buys. */
const LEAST_USD = 0.1

/** `EUR at 1.08 USD`, `150 JPY to the USD`: the rate as people quote it. */
export const rateText = (code: string, usdPerUnit: number): string =>
	usdPerUnit < LEAST_USD
		? `${formatFigure(1 / usdPerUnit)} ${code} to the USD`
		: `${code} at ${formatFigure(usdPerUnit)} USD`
