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
			text: `After conversion the cash falls short, and equity pays ${usd(amount, money)} more.`,
			mend: 'Raise the target cover, lower the debt share, or convert later.',
		}),
	},
	debt_beyond_value: {
		page: 'money',
		touches: 'work',
		say: ({ debtUsd, valueUsd }, money) => ({
			text: `When the plan ends ${usd(debtUsd, money)} of debt are left, more than what is then worth ${usd(valueUsd, money)}.`,
			mend: 'Shorten the tenor, or lower the debt share.',
		}),
	},
	loan_outlives_chips: {
		page: 'money',
		touches: 'work',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The loan runs ${counted(months, 'month')} after the last chips leave: they go after ${longMonth(ends)}, it ends in ${longMonth(loanEnds)}, and ${usd(owedUsd, money)} are owed when they go.`,
			mend: 'Shorten the tenor to the life of the chips, or refresh them.',
		}),
	},
	loan_outlives_lease: {
		page: 'money',
		touches: 'work',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The loan runs ${counted(months, 'month')} after the last lease ends in ${longMonth(ends)}: it ends in ${longMonth(loanEnds)}, and ${usd(owedUsd, money)} are owed when the tenant may leave.`,
			mend: 'Shorten the tenor to the lease, or agree a longer term.',
		}),
	},
	tenor_on_tail: {
		page: 'money',
		touches: 'figures',
		say: ({ months, ends, loanEnds, owedUsd }, money) => ({
			text: `The plan ends in ${longMonth(ends)}, ${counted(months, 'month')} before the loan does in ${longMonth(loanEnds)}: ${usd(owedUsd, money)} are repaid from what everything is worth then.`,
			mend: 'Plan as many months as the loan runs, or shorten the tenor.',
		}),
	},
	cover_below_one: {
		page: 'money',
		touches: 'work',
		say: ({ month, cover: least, llcr, shortUsd }, money) => ({
			text:
				month === null || least === null
					? `Over its life the loan is covered ${ratio(llcr ?? 0)} only: cash within the plan does not repay it.`
					: `Cash does not pay the debt service from ${quarterOf(month).replace('-', ' ')} on: cover falls to ${ratio(least)}, and ${usd(shortUsd, money)} are missing in all quarters below 1.`,
			mend: 'Lower the debt share, size the loan by cover, or lengthen the tenor.',
		}),
	},
} satisfies Partial<WarningRows>
