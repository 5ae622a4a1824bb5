import { exactShare, percent, power, shortFigure, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Contracts that give less than they seem to, and what their sites are left without. */
export const CONTRACT_WARNINGS = {
	single_unit: {
		page: 'energy',
		touches: 'work',
		say: ({ contract }) => ({
			text: `${contract} is one unit, so N−1 leaves 0 MW firm.`,
			mend: 'Split the capacity over more units, or enter a firm share with backup.',
		}),
	},
	single_transformer: {
		page: 'energy',
		touches: 'work',
		say: ({ site }) => ({
			text: `${site} imports through one transformer with no spare: when it is out of service, there is no import.`,
			mend: 'Add a second transformer, or keep a spare on site.',
		}),
	},
	upgrade_stated_twice: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, work, totalUsd }, money) => ({
			text: `${contract} has network upgrades, and ${work} a contribution to the same contract: ${usd(totalUsd, money)} in total.`,
			mend: 'Enter upgrades of a listed work under the work only.',
		}),
	},
	contract_in_study: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, firmMW }) => ({
			text: `${contract} is still in study: ${power(firmMW)} is planned, not secured.`,
			mend: 'Execute the agreement, then update its status.',
		}),
	},
	plant_runs_later: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, month }) => ({
			text: `${contract} is entered as energized, but starts in ${longMonth(month)}.`,
			mend: 'Enter the month from which it runs, or the status that it has now.',
		}),
	},
	queue_not_counted: {
		page: 'energy',
		touches: 'work',
		say: ({ contract }) => ({
			text: `${contract} is a queue position: it counts as 0 MW until it is energized.`,
			mend: 'Enter it as utility service once the agreement is signed.',
		}),
	},
	start_before_queue: {
		page: 'energy',
		touches: 'dates',
		say: ({ contract, usualMonths, lateProbability }) => ({
			text: `${contract} is unsigned, and service there usually takes ${shortFigure(usualMonths)} months from the request. If requested at plan start, it has a ${percent(lateProbability)} chance of being late.`,
			mend: 'Plan a later start, bridge it with on-site plant, or set the status once the agreement is signed.',
		}),
	},
	no_strike_price: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} has no strike price, so it settles at the hub price and costs nothing.`,
			mend: 'Enter the strike price.',
		}),
	},
	unpriced: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, gridRegion }) => ({
			text: `${contract} has no price: none is published for ${gridRegion} and none is entered. Its energy costs nothing in this plan.`,
			mend: 'Enter its energy price.',
		}),
	},
	sun_unknown: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, place, share }) => ({
			text: `No solar data for ${place}: ${contract} uses a capacity factor of ${exactShare(share)}, the United States average.`,
			mend: 'Enter its capacity factor, or add a custom climate with its clearness by month.',
		}),
	},
	surplus_spilled: {
		page: 'energy',
		touches: 'figures',
		say: ({ site, year, share }) => ({
			text: `${exactShare(share)} of on-site output at ${site} in ${String(year)} is curtailed: no load, battery or export takes it.`,
			mend: 'Build less, add a battery, or agree an export limit.',
		}),
	},
	ppa_over_volume: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, year, share, usdPerMWh }, money) => ({
			text: `${contract} produces ${exactShare(share)} of the site’s load in ${String(year)}; hourly surplus sells at ${usd(usdPerMWh, money)}/MWh.`,
			mend: 'Contract less, start later, or agree to pay only for energy used.',
		}),
	},
	ppa_without_grid: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} delivers nothing: it needs the grid, and its site has no import contract while it runs.`,
			mend: 'Add an import contract or on-site plant.',
		}),
	},
	minimum_load_above_demand: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, minimumMW, loadMW }) => ({
			text: `${contract} cannot run: one unit has a minimum stable load of ${shortFigure(minimumMW)} MW, and the site draws ${shortFigure(loadMW)} MW on average.`,
			mend: 'Plan smaller units, or another source until the load grows.',
		}),
	},
	vppa_strike_outside_market: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract, strikeUsdPerMWh, usualUsdPerMWh, hubUsdPerMWh, settlementUsd }, money) => ({
			text: `${contract} has a strike price of ${usd(strikeUsdPerMWh, money)}/MWh; similar contracts are near ${usd(usualUsdPerMWh, money)} and the hub price is ${usd(hubUsdPerMWh, money)}. A full year settles ${usd(settlementUsd, money)}.`,
			mend: 'Check the strike price and its unit.',
		}),
	},
	nonfirm_uncounted: {
		page: 'energy',
		touches: 'figures',
		say: ({ site, uncountedMW, nonFirmMW, workMW, batteryMW }) => ({
			text: `${site}: ${shortFigure(uncountedMW)} of ${shortFigure(nonFirmMW)} MW of non-firm power does not count: ${shortFigure(workMW)} MW of load can pause and batteries carry ${shortFigure(batteryMW)} MW.`,
			mend: 'Mark workloads that can pause, add a battery, or enter backup on the contract.',
		}),
	},
	promise_unbacked: {
		page: 'energy',
		touches: 'work',
		say: ({ contract, promisedMW, workMW }) => ({
			text: `${contract} commits ${shortFigure(promisedMW)} MW of load reduction to the grid; ${shortFigure(workMW)} MW of load can pause.`,
			mend: 'Mark more workloads that can pause, or commit less.',
		}),
	},
	meter_full: {
		page: 'energy',
		touches: 'work',
		say: ({ site, existingMW, month }) => ({
			text: `Existing load on the meter at ${site} (${shortFigure(existingMW)} MW) takes all its firm power in ${longMonth(month)}; none is left for this plan.`,
			mend: 'Contract more import, or give the new load its own meter.',
		}),
	},
	field_without_effect: {
		page: 'energy',
		touches: 'figures',
		say: ({ contract }) => ({
			text: `${contract} has take-or-pay, which has no effect on a PPA; use its mandatory surplus purchase instead.`,
			mend: 'Enter the mandatory surplus purchase instead.',
		}),
	},
	energy_unserved: {
		page: 'energy',
		touches: 'work',
		say: ({ site, share, month }) => ({
			text: `${exactShare(share)} of the energy ${site} needs in ${longMonth(month)} has no source.`,
			mend: 'Add firm import, gas with more permit hours, a battery or backup.',
		}),
	},
} satisfies Partial<WarningRows>
