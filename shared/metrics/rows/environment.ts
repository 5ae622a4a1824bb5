// Made from the definitions in server/engine. Renew it: RENEW_METRICS=1 npx vitest run --project unit server/engine/metrics.test.ts
export const ENVIRONMENT = {
	'environment.energyMWh': ['horizon', 'amount', 'MWh', 'Energy over the plan'],
	'environment.waterM3': ['horizon', 'amount', 'm3', 'Water on site over the plan'],
	'environment.waterOffsiteM3': ['horizon', 'amount', 'm3', 'Water off site over the plan'],
	'environment.scope1Tonnes': ['horizon', 'amount', 'tonnes', 'Scope 1 emissions over the plan'],
	'environment.co2LocationTonnes': ['horizon', 'amount', 'tonnes', 'Location-based emissions over the plan'],
	'environment.co2MarketTonnes': ['horizon', 'amount', 'tonnes', 'Market-based emissions over the plan'],
	'environment.co2MarketHourlyTonnes': ['horizon', 'amount', 'tonnes', 'Market-based emissions hour by hour over the plan'],
	'environment.unservedMWh': ['horizon', 'amount', 'MWh', 'Energy asked for and not served over the plan'],
	'environment.pausedMWh': ['horizon', 'amount', 'MWh', 'Load paused by agreement over the plan'],
	'environment.carbonFreeShare': ['horizon', 'rate', 'share', 'Carbon-free share of the plan’s energy, hour by hour', 'sparse'],
	'environment.carbonFreeShareAnnual': ['horizon', 'rate', 'share', 'Carbon-free share of the plan’s energy, by the year', 'sparse'],
	'environment.carbonFreeShareByMonth': ['month', 'rate', 'share', 'Carbon-free share of the calendar year’s energy, hour by hour', 'sparse'],
	'environment.carbonFreeShareAnnualByMonth': ['month', 'rate', 'share', 'Carbon-free share of the calendar year’s energy, by the year', 'sparse'],
} as const
