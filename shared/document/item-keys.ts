import { keysOf, monthly, overall } from './key-row.ts'

export const CONTRACT_SERIES = {
	rampedMW: monthly.state('plantMW', 'Capacity after its ramp'),
	firmMW: monthly.state('facilityMW', 'Firm power'),
	energyMWh: monthly.amount('MWh', 'Energy'),
	generationMWh: monthly.amount('MWh', 'Energy made or settled, used or not'),
	surplusMWh: monthly.amount('MWh', 'Energy made and not used'),
	backupMWh: monthly.amount('MWh', 'Energy of the generators behind it'),
	attributesMWh: monthly.amount('MWh', 'Carbon-free attributes'),
	energyUsd: monthly.amount('usd', 'Energy bill, less its surplus'),
	surplusUsd: monthly.amount('usd', 'Credit for its surplus'),
	backupUsd: monthly.amount('usd', 'Fuel of the generators behind it'),
	demandUsd: monthly.amount('usd', 'Demand charge, top-up to the minimum bill and fee to leave'),
	minimumBillUsd: monthly.amount('usd', 'Top-up to the minimum bill'),
	exitFeeUsd: monthly.amount('usd', 'Fee to leave'),
}
/** A hall when it is full. */
export const HALL = {
	racks: overall.state('racks', 'Racks'),
	rackKW: overall.rate('kW', 'Power of a rack'),
	rackHeadroomKW: overall.rate('kW', 'What cooling carries beyond the racks'),
	chainEfficiency: overall.rate('share', 'Efficiency of the electrical chain'),
	chainLossMW: overall.state('plantMW', 'Lost in the electrical chain'),
	upsLoadMW: overall.state('plantMW', 'Load of the UPS'),
	generatorLoadMW: overall.state('plantMW', 'Load of the generators'),
	liquidHeatMW: overall.state('thermalMW', 'Heat taken by liquid'),
	roomHeatMW: overall.state('thermalMW', 'Heat taken by air'),
	chillerHeatMW: overall.state('thermalMW', 'Heat left for chillers in the hottest hour'),
	rejectedHeatMW: overall.state('thermalMW', 'Heat rejected in the hottest hour'),
	freeCoolingShare: overall.rate('share', 'Heat of the loop carried without a compressor'),
}
/** The lines that a hall’s cost is the sum of. */
export const HALL_COST = {
	shellSiteUsd: overall.amount('usd', 'Shell and site'),
	distributionUsd: overall.amount('usd', 'Distribution'),
	fitOutUsd: overall.amount('usd', 'Fit-out'),
	electricalUsd: overall.amount('usd', 'Electrical machines'),
	mechanicalUsd: overall.amount('usd', 'Mechanical machines'),
	labourUsd: overall.amount('usd', 'Labour'),
	lodgingUsd: overall.amount('usd', 'Lodging of travellers'),
	premiumUsd: overall.amount('usd', 'Liquid loops and dense racks'),
	generalConditionsUsd: overall.amount('usd', 'Contractor’s conditions'),
	softUsd: overall.amount('usd', 'Soft cost'),
	contingencyUsd: overall.amount('usd', 'Contingency'),
	salesTaxUsd: overall.amount('usd', 'Sales tax'),
	totalUsd: overall.amount('usd', 'Cost of the hall'),
	usdPerItMW: overall.rate('usdPerItMW', 'Cost a megawatt of IT'),
}
export const PLANT_COST = {
	capitalUsd: overall.amount('usd', 'Capital of the plant'),
	usdPerKW: overall.rate('usdPerKW', 'Capital of the plant by its kilowatts'),
}
/** An accelerator-hour at work, and what it is made of. */
export const HOUR_COST = {
	usdPerHour: overall.rate('usdPerAcceleratorHour', 'An accelerator-hour at work'),
	chipUsd: overall.rate('usdPerAcceleratorHour', 'Chips'),
	hallUsd: overall.rate('usdPerAcceleratorHour', 'Halls'),
	powerCapitalUsd: overall.rate('usdPerAcceleratorHour', 'Power held ready'),
	energyUsd: overall.rate('usdPerAcceleratorHour', 'Energy'),
	staffUsd: overall.rate('usdPerAcceleratorHour', 'Operations staff'),
}
export const TRADE_SERIES = {
	required: monthly.state('heads', 'Needed to be on the plan’s dates'),
	available: monthly.state('heads', 'Can be had'),
	worked: monthly.state('heads', 'At work'),
	building: monthly.state('heads', 'At work on construction'),
	shortfall: monthly.state('heads', 'Short, hours carried over included'),
	asked: monthly.state('heads', 'Asked for by the planned dates'),
	missing: monthly.state('heads', 'Asked for and not to be had'),
}
/** Earned value of what is reported on. */
const PROGRESS_SHARES = {
	percentComplete: overall.rate('share', 'Done, as reported'),
	plannedShare: overall.rate('share', 'Done by the plan at the time of the report'),
	earnedHours: overall.amount('labourHours', 'Hours earned'),
	actualHours: overall.amount('labourHours', 'Hours worked, as reported'),
	cpi: overall.rate('ratio', 'Hours earned for an hour worked'),
	spi: overall.rate('ratio', 'Months earned for a month passed'),
	remainingHours: overall.amount('labourHours', 'Hours left, at the pace so far'),
	estimateAtCompletionHours: overall.amount('labourHours', 'Hours at completion'),
}
export const PROGRESS_DATES = {
	baselineStart: overall.when('gridMonths', 'First month, had nothing been reported'),
	baselineFinish: overall.when('gridMonths', 'Last month, had nothing been reported'),
	forecastFinish: overall.when('gridMonths', 'Last month as forecast'),
}
export const PROGRESS = { ...PROGRESS_SHARES, ...PROGRESS_DATES }

const crew = (label: string) => monthly.state('heads', label)

/** Contracts, halls, trades, and the dates of whatever is built or ordered. */
export const ITEM_KEYS = {
	...keysOf('contract', 'contracts.', {
		start: overall.when('gridMonths', 'Start of service'),
		lateStart: overall.when('gridMonths', 'Start of service with the P90 delay'),
		deliveryProbability: overall.rate('share', 'Chance that it comes to be'),
		'leadMonths.p50': overall.rate('gridMonths', 'Usual months from request to service, P50'),
		'leadMonths.p90': overall.rate('gridMonths', 'Usual months from request to service, P90'),
		lateProbability: overall.rate('share', 'Chance that the queue is longer than the plan allows'),
		energyPriceUsdPerMWh: overall.rate('usdPerMWh', 'Price of its energy'),
		...CONTRACT_SERIES,
		fuelMMBtu: monthly.amount('MMBtu', 'Fuel burned'),
		curtailedMWh: monthly.amount('MWh', 'Energy that curtailment keeps back'),
		'plant.units': overall.state('count', 'Machines'),
		'plant.reserveUnits': overall.state('count', 'Machines in reserve'),
		'plant.derate': overall.rate('ratio', 'Output on the hottest day ÷ rating'),
		'battery.storedMWh': overall.state('MWh', 'Energy held'),
		'battery.usableMWh': monthly.state('MWh', 'Usable energy'),
		'battery.eventMW': monthly.state('plantMW', 'Power held through a curtailment'),
		'notBilled.ratchetUsd': overall.amount('usd', 'Ratchet of the usual tariff; not billed'),
		'notBilled.escalatorUsd': overall.amount('usd', 'Escalator of the usual tariff; not billed'),
		'notBilled.exitFeeUsd': overall.amount('usd', 'Usual fee to leave early; not billed'),
	}),
	...keysOf('phase', 'halls.', HALL),
	...keysOf('phase', 'finance.halls.', HALL_COST),
	...keysOf('contract', 'finance.plants.', PLANT_COST),
	...keysOf('pool', 'finance.unitCosts.acceleratorHours.', HOUR_COST),
	...keysOf('contract', 'finance.unitCosts.contracts.', {
		lcoeUsdPerMWh: overall.rate('usdPerMWh', 'Levelised cost of the energy taken'),
	}),
	...keysOf('item', 'schedule.', {
		plannedStart: overall.when('gridMonths', 'First month as planned'),
		plannedFinish: overall.when('gridMonths', 'Last month as planned'),
		start: overall.when('gridMonths', 'First month'),
		finish: overall.when('gridMonths', 'Last month'),
		delayMonths: overall.rate('gridMonths', 'Months late'),
	}),
	...keysOf('item', 'schedule.progress.', PROGRESS),
	...keysOf('trade', 'workforce.trades.', {
		...TRADE_SERIES,
		'peak.headcount': overall.state('heads', 'At work at the peak'),
		hours: overall.amount('labourHours', 'Construction hours'),
	}),
	...keysOf('crew', 'workforce.', {
		'byLayer.energy': crew('At work on energy'),
		'byLayer.chips': crew('At work on chips'),
		'byLayer.infrastructure': crew('At work on infrastructure'),
		'byLayer.models': crew('At work on models'),
		bySite: crew('At work'),
		'unlevelled.trades': crew('Builders by the planned dates'),
	}),
}

/** Training runs, services and applications. */
export const DEMAND_KEYS = {
	...keysOf('workload', 'finance.unitCosts.workloads.', {
		usdPerMillionTokens: overall.rate('usdPerMillionTokens', 'Cost of a million output tokens'),
	}),
	...keysOf('workload', '', {
		acceleratorsRequired: monthly.state('accelerators', 'Accelerators asked for'),
		acceleratorsAllocated: monthly.state('accelerators', 'Accelerators given'),
		acceleratorsMean: monthly.state('accelerators', 'Accelerators at work, the mean of the month'),
		tokensPerSecond: monthly.state('tokensPerSecond', 'Tokens served or trained on'),
		placements: monthly.state('accelerators', 'Accelerators given in a pool'),
	}),
	...keysOf('region', 'regions.', {
		servedShare: monthly.rate('share', 'Served of what users of a region ask for'),
		meanRttMs: overall.rate('milliseconds', 'Round trip of users of a region, the mean of what is served'),
	}),
	...keysOf('workload', 'replica.', {
		accelerators: overall.rate('accelerators', 'Accelerators a replica'),
		minimumAccelerators: overall.rate('accelerators', 'Smallest replica that holds the weights'),
		batch: overall.rate('count', 'Sequences at once'),
		timePerOutputTokenMs: overall.rate('milliseconds', 'Time per token'),
		tokensPerSecondPerAccelerator: overall.rate('tokensPerSecondPerAccelerator', 'Tokens/s an accelerator'),
		stepMs: overall.rate('milliseconds', 'One decode step'),
		promptsOfOthersMs: overall.rate('milliseconds', 'Prompts of others, of the time per token'),
		firstTokenSeconds: overall.rate('seconds', 'Time to a first token, at least'),
	}),
	...keysOf('workload', 'training.', {
		flops: overall.amount('flop', 'Work, FLOP'),
		acceleratorHours: overall.amount('acceleratorHours', 'Accelerator-hours'),
		days: overall.rate('days', 'Days at the accelerators asked for'),
		daysRun: overall.rate('days', 'Days the run works within the plan'),
		expectedGoodput: overall.rate('share', 'Goodput by stops and checkpoints, a check beside the efficiency'),
		hoursBetweenStops: overall.rate('hours', 'Time between unexpected stops'),
		checkpointSeconds: overall.rate('seconds', 'Best time between checkpoints'),
		efficiency: overall.rate('share', 'All-in efficiency, as the run is reckoned'),
		attentionFlops: overall.amount('flop', 'Attention, FLOP'),
		usualPostTrainingFlops: overall.amount('flop', 'Post-training to expect, FLOP'),
		expectedStops: overall.rate('count', 'Unexpected stops over the run'),
		memoryFloorAccelerators: overall.rate('accelerators', 'Fewest accelerators, by memory'),
		batchCeilingAccelerators: overall.rate('accelerators', 'Most that can share a step of the usual batch'),
	}),
	...keysOf('application', '', {
		demandTokensPerSecond: monthly.state('tokensPerSecond', 'Asked for at the peak'),
		meanTokensPerSecond: monthly.state('tokensPerSecond', 'Asked for on average'),
		servedTokensPerSecond: monthly.state('tokensPerSecond', 'Served at the peak'),
		priceEffect: monthly.rate('ratio', 'Effect of the cost of a token on demand'),
		releaseEffect: monthly.rate('ratio', 'Effect of released models on demand'),
		inDevicesTokensPerSecond: monthly.state('tokensPerSecond', 'Served by devices themselves at the peak'),
	}),
}
