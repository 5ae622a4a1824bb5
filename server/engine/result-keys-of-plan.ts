type Keys = Readonly<Record<string, readonly string[]>>

/** Halls, on-site plants and chip orders each have their own dates. */
const dates = (field: string): readonly string[] => ['hall', 'plant', 'order'].map((kind) => `schedule.${kind}${field}`)

export const SCHEDULE_KEYS: Keys = {
	'schedule.plannedStart': dates('DatePlannedStart'),
	'schedule.plannedFinish': dates('DatePlannedFinish'),
	'schedule.start': dates('DateStart'),
	'schedule.finish': dates('DateFinish'),
	'schedule.delayMonths': dates('DelayMonths'),
}

/** People, money and environment. */
export const TOTAL_KEYS: Keys = {
	'environment.energyMWh': ['environment.total.energyMWh', 'energy.energyMWh'],
	'environment.waterM3': ['environment.total.waterM3', 'environment.waterM3'],
	'environment.waterOffsiteM3': ['environment.total.waterOffsiteM3', 'environment.waterOffsiteM3'],
	'environment.scope1Tonnes': ['environment.total.scopeOneTonnes', 'environment.scope1Tonnes'],
	'environment.co2LocationTonnes': ['environment.total.locationTonnes', 'environment.co2LocationTonnes'],
	'environment.co2MarketTonnes': ['environment.total.marketTonnes', 'environment.co2MarketTonnes'],
	'environment.carbonFreeShareByMonth': ['environment.carbonFreeShareOfYear'],
	'environment.carbonFreeShare': ['environment.total.carbonFreeShare'],
	'workforce.trades.asked': ['workforce.tradeAsked'],
	'workforce.trades.missing': ['workforce.tradeMissing'],
	'workforce.trades.required': ['workforce.tradeRequired'],
	'workforce.trades.available': ['workforce.tradeAvailable'],
	'workforce.trades.worked': ['workforce.tradeWorked'],
	'workforce.trades.shortfall': ['workforce.tradeShortfall'],
	'workforce.trades.hours': ['workforce.tradeHours'],
	'workforce.byLayer.energy': ['workforce.headsOnEnergy'],
	'workforce.byLayer.chips': ['workforce.headsOnChips'],
	'workforce.byLayer.infrastructure': ['workforce.headsOnInfrastructure'],
	'workforce.byLayer.models': ['workforce.headsOnModels'],
	'workforce.bySite': ['workforce.worked'],
	'workforce.trades.peak.headcount': ['workforce.tradeWorked'],
	'workforce.construction.peak.headcount': ['workforce.construction.headcount'],
	'workforce.unlevelled.trades': ['workforce.plannedHeads'],
	'workforce.unlevelled.construction.peak.headcount': ['workforce.unlevelled.construction.headcount'],
	'workforce.unlevelled.construction.hours': ['schedule.plannedHours'],
	'finance.capexByLayer': ['finance.capexUsd'],
	'workforce.gating.monthsLost': ['workforce.monthsLost'],
	'workforce.gating.MWMonthsLost': ['workforce.MWMonthsLost'],
	'finance.capexByLayer.energy': ['finance.energyCapex'],
	'finance.capexByLayer.chips': ['finance.chipsCapex'],
	'finance.capexByLayer.infrastructure': ['finance.infrastructureCapex'],
	'finance.opexByKind.energy': ['finance.energyOpex'],
	'finance.opexByKind.demandCharges': ['finance.demandOpex'],
	'finance.opexByKind.operationsStaff': ['finance.staffOpex'],
	'finance.opexByKind.maintenance': ['finance.maintenanceOpex'],
	'finance.opexByKind.leases': ['finance.leaseOpex'],
	'finance.totals.capexUsd': ['finance.total.capex'],
	'finance.totals.opexUsd': ['finance.total.opex'],
	'finance.totals.revenueUsd': ['finance.total.revenue'],
	'finance.totals.labourUsd': ['finance.total.labour'],
	'finance.totals.npvUsd': ['finance.total.netPresentValue'],
	'finance.totals.usdPerItMW': ['finance.total.perItMW'],
	'finance.totals.usdPerMillionTokens': ['finance.total.perMillionTokens'],
}
