import { ratio, usd } from '#shared/formats/figures.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** What the money of a plan rests on. */
export const MONEY_WARNINGS = {
	equity_cure: {
		page: 'money',
		touches: 'work',
		say: ({ usd: amount }, money) => ({
			text: `Cash falls short after conversion: equity pays ${usd(amount, money)} more.`,
			mend: 'Raise the target DSCR, lower the loan to cost, or convert later.',
		}),
	},
	debt_beyond_value: {
		page: 'money',
		touches: 'work',
		say: ({ debtUsd, valueUsd }, money) => ({
			text: `At plan end ${usd(debtUsd, money)} of debt is left, more than the residual value of ${usd(valueUsd, money)}.`,
			mend: 'Shorten the tenor, or lower the loan to cost.',
		}),
	},
	loan_outlives_chips: {
		page: 'money',
		touches: 'work',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The loan outlives the chips by ${counted(months, 'month')}: the last retire after ${longMonth(ends)} with ${usd(owedUsd, money)} still owed; the loan ends in ${longMonth(loanEnds)}.`,
			mend: 'Shorten the tenor to the service life of the chips, or refresh them.',
		}),
	},
	loan_outlives_lease: {
		page: 'money',
		touches: 'work',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The loan outlives the last lease by ${counted(months, 'month')}: the lease ends in ${longMonth(ends)} with ${usd(owedUsd, money)} still owed; the loan ends in ${longMonth(loanEnds)}.`,
			mend: 'Shorten the tenor to the lease, or agree a longer term.',
		}),
	},
	tenor_on_tail: {
		page: 'money',
		touches: 'figures',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The plan ends in ${longMonth(ends)}, ${counted(months, 'month')} before the loan (${longMonth(loanEnds)}): ${usd(owedUsd, money)} is repaid from residual value.`,
			mend: 'Extend the plan to the loan’s end, or shorten the tenor.',
		}),
	},
	cover_below_one: {
		page: 'money',
		touches: 'work',
		say: ({ month, cover: least, llcr, shortUsd }, money) => ({
			text:
				month === null || least === null
					? `LLCR is only ${ratio(llcr ?? 0)}: cash within the plan does not repay the loan.`
					: `Cash does not pay debt service from ${quarterOf(month).replace('-', ' ')}: DSCR falls to ${ratio(least)}, and quarters below 1 are ${usd(shortUsd, money)} short in total.`,
			mend: 'Lower the loan to cost, size the loan by DSCR, or lengthen the tenor.',
		}),
	},
} satisfies Partial<WarningRows>
