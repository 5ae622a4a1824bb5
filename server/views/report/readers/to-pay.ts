import { usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { reportMonth } from '../parts/report-month.ts'
import type { ReportInput } from '../report-model.ts'
import { joined } from './reader-parts.ts'

/** Of capital still to pay less than this share is rounding. */
const ROUNDING = 1e-6

type ToPay = {
	readonly aheadUsd: number
	readonly unplacedUsd: number
	readonly cancelableUsd: number
	readonly feeUsd: number
	/** of placed orders, halls and power of which nobody entered what it costs to let them go */
	readonly withoutTermsUsd: number
}

/** Capital from the report’s month on, and what of it can still be let go; null once all is paid. */
function toPay(input: ReportInput): ToPay | null {
	const { months, finance } = input.result
	const now = reportMonth(input)
	const aheadUsd = finance.capexUsd.reduce((sum, value, at) => sum + ((months[at] ?? '') < now ? 0 : value), 0)
	if (aheadUsd <= 0) return null
	const rest = aheadUsd - finance.cancellation.unplacedUsd - finance.cancellation.cancelableUsd
	return { ...finance.cancellation, aheadUsd, withoutTermsUsd: rest > ROUNDING * aheadUsd ? rest : 0 }
}

/** What is still to be paid, and what of it can be let go at which price, in sentences. */
export function toPayText(input: ReportInput): string | null {
	const of = toPay(input)
	if (of === null) return null
	const { figure, money } = figuresFrom(input)
	const amount = (value: number) => usd(value, money)
	return joined([
		`Capex still to pay from ${longMonth(reportMonth(input))}: ${amount(of.aheadUsd)} of ${figure('finance.totals.capexUsd').text}.`,
		of.unplacedUsd > 0 ? `Chip orders not yet placed: ${amount(of.unplacedUsd)}.` : '',
		of.cancelableUsd > 0
			? `Placed chip orders with ${amount(of.cancelableUsd)} unpaid can be canceled for ${amount(of.feeUsd)} in fees.`
			: '',
		of.withoutTermsUsd > 0 ? `For ${amount(of.withoutTermsUsd)} no cancellation terms are entered.` : '',
	])
}

/** The same beside what a credit rests on. */
export function toPayCell(input: ReportInput): string | null {
	const of = toPay(input)
	if (of === null) return null
	const { money } = figuresFrom(input)
	const amount = (value: number) => usd(value, money)
	const parts = [
		amount(of.aheadUsd),
		of.unplacedUsd > 0 ? `${amount(of.unplacedUsd)} not yet placed` : '',
		of.cancelableUsd > 0 ? `${amount(of.cancelableUsd)} cancelable for ${amount(of.feeUsd)}` : '',
		of.withoutTermsUsd > 0 ? `no cancellation terms for ${amount(of.withoutTermsUsd)}` : '',
	]
	return parts.filter((part) => part !== '').join('; ')
}
