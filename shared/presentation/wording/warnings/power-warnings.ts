import { exactShare, percent, shortFigure } from '../figures.ts'
import type { WarningRows } from './warning-row.ts'

/** Contracts that give less than they seem to. */
export const POWER_WARNINGS = {
	single_unit: {
		page: 'energy',
		touches: 'work',
		say: ({ contract }) => ({
			text: `${contract} is one unit: with it out of service nothing is left, so it counts as 0 MW firm.`,
			mend: 'Split the capacity over more units, or state a firm share that a backup stands for.',
		}),
	},
	single_transformer: {
		page: 'energy',
		touches: 'work',
		say: ({ site }) => ({
			text: `${site} imports through one transformer and has no spare: while it is out of service nothing comes in.`,
			mend: 'Add a second transformer, or keep a spare on site.',
		}),
	},
	queue_not_counted: {
		page: 'energy',
		touches: 'work',
		say: ({ contract }) => ({
			text: `${contract} is a queue position: it counts as 0 MW until it is energised.`,
			mend: 'Enter it as utility service once an agreement is signed.',
		}),
	},
	start_before_queue: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, usualMonths, lateProbability }) => ({
			text: `Nothing is signed for ${contract}, and service there usually takes ${shortFigure(usualMonths)} months from the request: asked for at the plan’s start, it comes later than planned with ${percent(lateProbability)} probability.`,
			mend: 'Plan a later start, bridge it with plant on the site, or set the status once an agreement is signed.',
		}),
	},
	no_strike_price: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} has no strike price: it is settled at the hub and costs nothing.`,
			mend: 'Enter the strike price.',
		}),
	},
	surplus_lost: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, share }) => ({
			text: `${exactShare(share)} of what ${contract} makes over the plan finds no load at the site and is lost.`,
			mend: 'Contract less, start later, or add load.',
		}),
	},
	energy_uncovered: {
		page: 'energy',
		touches: 'work',
		say: ({ site, share }) => ({
			text: `${exactShare(share)} of the energy of ${site} is covered by no contract and is billed at the region’s price.`,
			mend: 'Add energy for the hours in which service is cut or the plant may not run.',
		}),
	},
} satisfies Partial<WarningRows>
