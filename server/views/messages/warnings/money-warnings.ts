import { power, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** What is let beyond what there is, and what the money rests on. */
export const MONEY_WARNINGS = {
	lease_over_halls: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ lease, month, itMW, finishedMW }) => ({
			text: `${lease} rents ${power(itMW)} in ${longMonth(month)}; ${power(finishedMW)} of finished halls are there for it, and rent is due on these alone.`,
			mend: 'Let the lease start later or ramp more slowly, or finish halls sooner.',
		}),
	},
	lease_over_power: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ site, month, itMW, fedMW }) => ({
			text: `${power(itMW)} are let at ${site} in ${longMonth(month)}, and power feeds ${power(fedMW)} of them. The rent stays as agreed.`,
			mend: 'Contract more firm power by then, or agree a later start.',
		}),
	},
	equity_cure: {
		page: 'finance',
		touches: 'work',
		say: ({ usd: amount }, money) => ({
			text: `After conversion the cash falls short, and equity pays ${usd(amount, money)} more.`,
			mend: 'Raise the target cover, lower the debt share, or convert later.',
		}),
	},
	debt_beyond_value: {
		page: 'finance',
		touches: 'work',
		say: ({ debtUsd, valueUsd }, money) => ({
			text: `When the plan ends ${usd(debtUsd, money)} of debt are left, more than what is then worth ${usd(valueUsd, money)}.`,
			mend: 'Shorten the tenor, or lower the debt share.',
		}),
	},
	land_guess: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, landUsd }, money) => ({
			text: `Land of ${site} is reckoned at ${usd(landUsd, money)}, at a price that nobody stated.`,
			mend: 'State the price of its land.',
		}),
	},
} as const satisfies Partial<WarningRows>
