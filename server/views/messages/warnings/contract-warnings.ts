import { exactShare, percent, power, shortFigure, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Contracts that give less than they seem to, and what their sites are left without. */
export const CONTRACT_WARNINGS = {
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
	upgrade_stated_twice: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, work, totalUsd }, money) => ({
			text: `${contract} states network upgrades, and ${work} a contribution to the same contract: ${usd(totalUsd, money)} are paid together.`,
			mend: 'State the upgrades of a listed work under the work alone.',
		}),
	},
	contract_in_study: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, firmMW }) => ({
			text: `${contract} is only studied: its ${power(firmMW)} count as planned, not as secured.`,
			mend: 'Sign it, and say so under its status.',
		}),
	},
	queue_not_counted: {
		page: 'energy',
		touches: 'work',
		say: ({ contract }) => ({
			text: `${contract} is a queue position: it counts as 0 MW until it is energized.`,
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
	unpriced: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, gridRegion }) => ({
			text: `${contract} has no price: none is published for ${gridRegion}, and the plan states none. What it delivers counts for nothing in every cost.`,
			mend: 'Enter the price of its energy.',
		}),
	},
	sun_unknown: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, place, share }) => ({
			text: `The sun of ${place} is not known: ${contract} is reckoned at ${exactShare(share)} of its capacity, the mean of the United States.`,
			mend: 'State its capacity factor, or add a climate of your own with its clearness by month.',
		}),
	},
	surplus_spilled: {
		page: 'energy',
		touches: 'figures',
		say: ({ site, year, share }) => ({
			text: `${exactShare(share)} of what plant on ${site} makes in ${String(year)} finds no load, no battery and no way out.`,
			mend: 'Build less of it, add a battery, or agree an export limit.',
		}),
	},
	ppa_over_volume: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, year, share, usdPerMWh }, money) => ({
			text: `${contract} makes ${exactShare(share)} of the site’s load of ${String(year)}; what finds no load in its hour is sold at ${usd(usdPerMWh, money)} a MWh.`,
			mend: 'Contract less, start later, or agree to pay only for what is taken.',
		}),
	},
	ppa_without_grid: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} arrives over the grid, and no import contract serves its site while it runs: it delivers nothing.`,
			mend: 'Add an import contract, or plant on the site.',
		}),
	},
	minimum_load_above_demand: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, minimumMW, loadMW }) => ({
			text: `One machine of ${contract} may not run below ${shortFigure(minimumMW)} MW, and the site draws ${shortFigure(loadMW)} MW on average: it does not run.`,
			mend: 'Plan smaller machines, or another source until the load has grown.',
		}),
	},
	vppa_strike_outside_market: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, strikeUsdPerMWh, usualUsdPerMWh, hubUsdPerMWh, settlementUsd }, money) => ({
			text: `${contract} is struck at ${usd(strikeUsdPerMWh, money)} a MWh where contracts like it are struck near ${usd(usualUsdPerMWh, money)} and the hub is at ${usd(hubUsdPerMWh, money)}: a full year settles ${usd(settlementUsd, money)}.`,
			mend: 'Check the strike price and its unit.',
		}),
	},
	nonfirm_uncounted: {
		page: 'energy',
		touches: 'figures',
		say: ({ site, uncountedMW, nonFirmMW, workMW, batteryMW }) => ({
			text: `${site}: ${shortFigure(uncountedMW)} of ${shortFigure(nonFirmMW)} MW of non-firm power count for nothing: ${shortFigure(workMW)} MW of work may pause and batteries carry ${shortFigure(batteryMW)}.`,
			mend: 'Say which work may pause, add a battery, or state the backup behind the contract.',
		}),
	},
	promise_unbacked: {
		page: 'energy',
		touches: 'work',
		say: ({ contract, promisedMW, workMW }) => ({
			text: `${contract} promises the grid ${shortFigure(promisedMW)} MW of load, and ${shortFigure(workMW)} MW of work may pause.`,
			mend: 'Say which work may pause, or promise less.',
		}),
	},
	meter_full: {
		page: 'energy',
		touches: 'work',
		say: ({ site, existingMW, month }) => ({
			text: `Load that stands on the meter of ${site}, ${shortFigure(existingMW)} MW, takes all its firm power in ${longMonth(month)}: nothing is left for the plan.`,
			mend: 'Contract more import, or move the new load to a meter of its own.',
		}),
	},
	field_without_effect: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} states take or pay, which has no effect on a PPA: what must be bought is its own field.`,
			mend: 'State what must be bought of the output instead.',
		}),
	},
	energy_unserved: {
		page: 'energy',
		touches: 'work',
		say: ({ site, share, month }) => ({
			text: `${exactShare(share)} of what ${site} would use in ${longMonth(month)} has no source.`,
			mend: 'Add firm import, gas with more hours, a battery or backup.',
		}),
	},
} satisfies Partial<WarningRows>
