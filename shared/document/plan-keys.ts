import { keysOf, monthly, overall } from './key-row.ts'

/** What the five layers ask and have, what is lost, and what stands idle: of the plan, and much of it of each site. */
export const BALANCE_KEYS = keysOf('plan', '', {
	'layers.energy.required': monthly.state('facilityMW', 'Power asked for'),
	'layers.energy.available': monthly.state('facilityMW', 'Firm power'),
	'layers.energy.secured': monthly.state('facilityMW', 'Firm power, contracts in study left out'),
	'layers.energy.coverage': monthly.rate('share', 'Cover by firm power'),
	'layers.chips.required': monthly.state('accelerators', 'Accelerators asked for, spares included'),
	'layers.chips.available': monthly.state('accelerators', 'Accelerators installed and past their ramp'),
	'layers.chips.coverage': monthly.rate('share', 'Cover by accelerators'),
	'layers.infrastructure.required': monthly.state('itMW', 'Hall power asked for'),
	'layers.infrastructure.available': monthly.state('itMW', 'Power that finished halls can house'),
	'layers.infrastructure.coverage': monthly.rate('share', 'Cover by finished halls'),
	'layers.models.required': monthly.state('tokensPerSecond', 'Output asked of models at the peak'),
	'layers.models.available': monthly.state('tokensPerSecond', 'Output asked for whose model is ready'),
	'layers.models.coverage': monthly.rate('share', 'Cover by ready models'),
	'layers.applications.required': monthly.state('tokensPerSecond', 'Output asked for at the peak'),
	'layers.applications.available': monthly.state('tokensPerSecond', 'Output served at the peak'),
	'layers.applications.coverage': monthly.rate('share', 'Cover of applications'),
	'buildout.targetItMW': overall.state('itMW', 'Target'),
	'buildout.itMW.energy': monthly.state('itMW', 'IT power that firm power can feed'),
	'buildout.itMW.infrastructure': monthly.state('itMW', 'IT power that finished halls can house'),
	'buildout.itMW.chips': monthly.state('itMW', 'IT power of installed accelerators'),
	'headline.groupMWMonths': overall.state('itMWMonths', 'Lost to what holds the plan back most'),
	'headline.lostMWMonths': overall.state('itMWMonths', 'Demand not served'),
	'shortfall.lostMWMonths': overall.state('itMWMonths', 'Demand not served'),
	'shortfall.requiredMWMonths': overall.state('itMWMonths', 'Demand'),
	'shortfall.lostItMW': monthly.state('itMW', 'Demand not served'),
	'layerFacts.energy.neverNeeded': overall.state('facilityMW', 'Firm power that no month asks for'),
	'layerFacts.energy.neverNeededUsd': overall.state('usd', 'Capital of power that no month asks for'),
	'layerFacts.chips.neverNeeded': overall.state('accelerators', 'Accelerators that no month asks for'),
	'layerFacts.chips.neverNeededUsd': overall.state('usd', 'Capital of accelerators that no month asks for'),
	'layerFacts.infrastructure.neverNeeded': overall.state('itMW', 'Finished halls that no month asks for'),
	'layerFacts.infrastructure.neverNeededUsd': overall.state('usd', 'Capital of halls that no month asks for'),
	servedShare: monthly.rate('share', 'Served of what is asked for'),
	'stranded.accelerators': monthly.state('accelerators', 'Accelerators without power or a hall'),
	'stranded.acceleratorMonths': overall.amount('acceleratorMonths', 'Accelerator-months without power or a hall'),
	'stranded.idleCapitalUsd': overall.amount('usd', 'Cost of waiting, accelerators without power or a hall'),
})

export const PARTICIPATION = {
	localShare: overall.rate('share', 'Construction hours worked by local hands'),
	apprentices: overall.state('heads', 'Apprentices at the peak'),
}
export const SAFETY = {
	expectedRecordables: overall.amount('recordables', 'Recordable injuries to be expected'),
}
export const FINANCE = {
	capexUsd: monthly.amount('usd', 'Capital'),
	opexUsd: monthly.amount('usd', 'Running cost'),
	revenueUsd: monthly.amount('usd', 'Revenue'),
	collateralUsd: monthly.amount('usd', 'Collateral posted, less returned'),
}
/** Of revenue, what it is for. */
export const REVENUE = {
	outputTokensUsd: monthly.amount('usd', 'Output tokens'),
	inputTokensUsd: monthly.amount('usd', 'Input tokens'),
	acceleratorHoursUsd: monthly.amount('usd', 'Accelerators by the hour'),
	leasesUsd: monthly.amount('usd', 'Rent of leases'),
	passThroughUsd: monthly.amount('usd', 'Power and expenses of tenants'),
}
export const CAPEX = {
	energy: monthly.amount('usd', 'Capital of energy'),
	chips: monthly.amount('usd', 'Capital of chips'),
	infrastructure: monthly.amount('usd', 'Capital of infrastructure'),
}
export const OPEX = {
	energy: monthly.amount('usd', 'Energy'),
	demandCharges: monthly.amount('usd', 'Demand charges'),
	operationsStaff: monthly.amount('usd', 'Operations staff'),
	maintenance: monthly.amount('usd', 'Maintenance'),
	leases: monthly.amount('usd', 'Leases'),
	insurance: monthly.amount('usd', 'Insurance'),
	propertyTax: monthly.amount('usd', 'Property tax'),
}
export const BEFORE_PLAN = {
	energy: overall.amount('usd', 'Capital of energy before the plan'),
	chips: overall.amount('usd', 'Capital of chips before the plan'),
	infrastructure: overall.amount('usd', 'Capital of infrastructure before the plan'),
	totalUsd: overall.amount('usd', 'Capital before the plan'),
	labourUsd: overall.amount('usd', 'Construction labour before the plan, part of capital'),
}
export const AFTER_PLAN = {
	energy: overall.amount('usd', 'Capital of energy after the plan'),
	chips: overall.amount('usd', 'Capital of chips after the plan'),
	infrastructure: overall.amount('usd', 'Capital of infrastructure after the plan'),
	totalUsd: overall.amount('usd', 'Capital after the plan'),
}
export const COMMITTED = {
	energy: overall.amount('usd', 'Capital of energy in all'),
	chips: overall.amount('usd', 'Capital of chips in all'),
	infrastructure: overall.amount('usd', 'Capital of infrastructure in all'),
	totalUsd: overall.amount('usd', 'Capital in all, in whatever month it is paid'),
}
export const ESTIMATE_MONEY = {
	contract: overall.amount('usd', 'Capital whose figures are contracted'),
	quote: overall.amount('usd', 'Capital whose figures are quoted'),
	benchmark: overall.amount('usd', 'Capital whose figures are benchmarks'),
	guess: overall.amount('usd', 'Capital whose figures are guesses'),
}
/** Of what capacity costs over the plan, what is at no work. */
export const IDLE_LAYERS = {
	chipsUsd: overall.amount('usd', 'Accelerators'),
	hallsUsd: overall.amount('usd', 'Halls and their staff'),
	powerUsd: overall.amount('usd', 'Power and energy'),
}
export const MONEY_TOTALS = {
	capexUsd: overall.amount('usd', 'Capital before and over the plan'),
	opexUsd: overall.amount('usd', 'Running cost over the plan'),
	revenueUsd: overall.amount('usd', 'Revenue over the plan'),
	labourUsd: overall.amount('usd', 'Construction labour over the plan, part of capital'),
	lodgingUsd: overall.amount('usd', 'Lodging of travellers over the plan, part of capital'),
	npvUsd: overall.amount('usd', 'Net present value'),
	committedUsd: overall.amount('usd', 'Capital in all, in whatever month it is paid'),
	idleUsd: overall.amount('usd', 'Cost of capacity that stands idle'),
}
export const ENVIRONMENT_TOTALS = {
	energyMWh: overall.amount('MWh', 'Energy over the plan'),
	waterM3: overall.amount('m3', 'Water on site over the plan'),
	waterOffsiteM3: overall.amount('m3', 'Water off site over the plan'),
	scope1Tonnes: overall.amount('tonnes', 'Scope 1 emissions over the plan'),
	co2LocationTonnes: overall.amount('tonnes', 'Location-based emissions over the plan'),
	co2MarketTonnes: overall.amount('tonnes', 'Market-based emissions over the plan'),
	co2MarketHourlyTonnes: overall.amount('tonnes', 'Market-based emissions hour by hour over the plan'),
	unservedMWh: overall.amount('MWh', 'Energy asked for and not served over the plan'),
	pausedMWh: overall.amount('MWh', 'Load paused by agreement over the plan'),
}

/** People, money and environment of the whole plan. */
export const TOTAL_KEYS = {
	...keysOf('plan', 'workforce.', {
		'construction.headcount': monthly.state('heads', 'Builders on site'),
		'construction.onSite.headcount': monthly.state(
			'heads',
			'Builders on site at once, those on their weeks off left out',
		),
		'construction.peak.headcount': overall.state('heads', 'Builders on site at the peak'),
		'construction.hours': overall.amount('labourHours', 'Construction hours'),
		'construction.beforePlanHours': overall.amount('labourHours', 'Construction hours before the plan'),
		'construction.hoursToDate': monthly.state('labourHours', 'Construction hours to date'),
		'unlevelled.construction.headcount': monthly.state('heads', 'Builders by the planned dates'),
		'unlevelled.construction.peak.headcount': overall.state('heads', 'Builders by the planned dates at the peak'),
		'unlevelled.construction.hours': overall.amount('labourHours', 'Construction hours by the planned dates'),
		'unlevelled.construction.hoursToDate': monthly.state(
			'labourHours',
			'Construction hours to date by the planned dates',
		),
		'baseline.construction.headcount': monthly.state('heads', 'Builders on site, had nothing been reported'),
		'actual.headcount': monthly.state('heads', 'People on site, as reported'),
		'actual.hoursToDate': monthly.state('labourHours', 'Construction hours to date, as reported'),
		'travellers.headcount': monthly.state('heads', 'Builders at work who come from elsewhere'),
		'travellers.addedPerMonth': monthly.state('headsPerMonth', 'Travellers whom sites at work take on in a month'),
		'travellers.atMost': monthly.state('heads', 'Travellers whom sites at work can have in the end'),
		'thirdParty.headcount': monthly.state('heads', 'Builders of works of others'),
		'operations.headcount': monthly.state('heads', 'Operations staff'),
		'gating.monthsLost': overall.rate('gridMonths', 'Months lost by the hall delayed most'),
		'gating.MWMonthsLost': overall.rate('itMWMonths', 'Lost by all halls delayed'),
	}),
	...keysOf('plan', 'workforce.participation.', PARTICIPATION),
	...keysOf('plan', 'workforce.safety.', SAFETY),
	...keysOf('plan', 'finance.', {
		...FINANCE,
		labourUsd: monthly.amount('usd', 'Construction labour, part of capital'),
		lodgingUsd: monthly.amount('usd', 'Lodging of travellers, part of capital'),
	}),
	...keysOf('plan', 'finance.capexByLayer.', CAPEX),
	...keysOf('plan', 'finance.opexByKind.', OPEX),
	...keysOf('plan', 'finance.revenueByKind.', REVENUE),
	...keysOf('plan', 'finance.beforePlanUsd.', BEFORE_PLAN),
	...keysOf('plan', 'finance.afterPlanUsd.', AFTER_PLAN),
	...keysOf('plan', 'finance.committedUsd.', COMMITTED),
	...keysOf('plan', 'finance.estimate.', {
		class: overall.rate('count', 'Class of the estimate'),
		lowShare: overall.rate('share', 'Lower end of the estimate'),
		highShare: overall.rate('share', 'Upper end of the estimate'),
	}),
	...keysOf('plan', 'finance.estimate.moneyByQuality.', ESTIMATE_MONEY),
	...keysOf('plan', 'finance.unitCosts.', { idleUsd: monthly.amount('usd', 'Cost of capacity that stands idle') }),
	...keysOf('plan', 'finance.unitCosts.idleByLayer.', IDLE_LAYERS),
	...keysOf('plan', 'finance.totals.', {
		...MONEY_TOTALS,
		usdPerItMW: overall.rate('usdPerItMW', 'Capital of power and halls a megawatt of IT'),
		usdPerMillionTokens: overall.rate('usdPerMillionTokens', 'Cost of a million output tokens, nothing idle'),
		fleetUsdPerMillionTokens: overall.rate('usdPerMillionTokens', 'Cost of a million output tokens, all of the fleet'),
	}),
	...keysOf('plan', 'environment.', ENVIRONMENT_TOTALS),
	...keysOf('plan', 'environment.', {
		carbonFreeShare: overall.rate('share', 'Carbon-free share of the plan’s energy, hour by hour'),
		carbonFreeShareAnnual: overall.rate('share', 'Carbon-free share of the plan’s energy, by the year'),
		carbonFreeShareByMonth: monthly.rate('share', 'Carbon-free share of the calendar year’s energy, hour by hour'),
		carbonFreeShareAnnualByMonth: monthly.rate('share', 'Carbon-free share of the calendar year’s energy, by the year'),
	}),
}
