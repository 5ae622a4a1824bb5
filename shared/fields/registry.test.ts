import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { UNITS } from '#shared/units/units.ts'
import { ASSUMPTION_KEYS, ASSUMPTIONS, TEXT_ASSUMPTIONS } from './assumptions.ts'
import { FIELD_LISTS, fieldFacts, fieldsOf } from './registry.ts'

const everyField = FIELD_LISTS.flatMap((list) => fieldsOf(list).map((field) => ({ list, ...field })))

test('every field has a label and one sentence of help', () => {
	for (const { list, name, label, help } of everyField) {
		expect(label, `${list}.${name}`).not.toBe('')
		expect(help, `${list}.${name}`).toMatch(/^[A-Z0-9`].*\.$/)
	}
})

test('a default keeps to its field’s limits, lies in its range and says where it is from', () => {
	for (const { list, name, default: value, min, max, low, high, source, quality, choices } of everyField) {
		if (value === null) continue
		if (typeof value === 'number') {
			expect(value, `${list}.${name}`).toBeGreaterThanOrEqual(min ?? value)
			expect(value, `${list}.${name}`).toBeLessThanOrEqual(max ?? value)
			expect((low ?? value) <= value && value <= (high ?? value), `${list}.${name}`).toBe(true)
		}
		expect(choices ?? [value], `${list}.${name}`).toContain(value)
		expect(list === 'plan' || (source !== null && quality !== null), `${list}.${name}`).toBe(true)
	}
})

test('an optional number without a constant default says what stands for it, or means none', () => {
	const facts = fieldFacts('chipOrders', 'leadTimeMonths')
	expect(facts.default).toBeNull()
	expect(facts.defaultText).toBe('chip default')
	expect(fieldFacts('sites', 'labour.netAddsPerMonth').default).toBe(300)
})

test('an unknown field throws, a known one of a group is found by its dotted name', () => {
	expect(() => fieldFacts('sites', 'bogus')).toThrow('There is no field sites.bogus.')
	expect(fieldFacts('sites', 'interconnection.limitMW').unit).toBe('facilityMW')
})

test('defaults that are keys exist in the catalogue', () => {
	expect(builtInCatalogue.coolingTechnologies.map(({ id }) => id)).toContain(fieldFacts('sites', 'cooling').default)
	expect(builtInCatalogue.redundancyTopologies.map(({ id }) => id)).toContain(fieldFacts('sites', 'redundancy').default)
	expect(builtInCatalogue.chips.map(({ id }) => id)).toContain(TEXT_ASSUMPTIONS.defaultChip.default)
})

test('every assumption has a unit, a source, and a default inside its range', () => {
	for (const key of ASSUMPTION_KEYS) {
		const row = ASSUMPTIONS[key]
		expect(Object.hasOwn(UNITS, row.unit), key).toBe(true)
		expect(row.source, key).not.toBe('')
		expect(row.default, key).toBeGreaterThanOrEqual(row.low ?? row.min)
		expect(row.default, key).toBeLessThanOrEqual(row.high ?? row.max)
	}
})

test('the promised assumption keys have the promised defaults', () => {
	const promised = {
		itOverheadFactor: 1.11,
		diversityTraining: 0.9,
		diversityInference: 0.78,
		diversityMixed: 0.85,
		loadFactorTraining: 0.8,
		loadFactorInference: 0.6,
		loadFactorRented: 0.7,
		idlePowerShare: 0.2,
		targetUtilisation: 0.65,
		acceleratorAvailability: 0.97,
		spareShare: 0.03,
		softwareMaturityYear0: 0.5,
		softwareMaturityYear1: 0.8,
		softwareMaturityYear2: 1,
		trainingGoodput: 0.9,
		trainingEfficiencyDenseLarge: 0.34,
		trainingEfficiencyDenseSmall: 0.25,
		trainingEfficiencyMoe: 0.28,
		powerCapExponent: 0.4,
		powerFactor: 0.97,
		blockFillShare: 0.5,
		siteReserve: 1.2,
		activeWindowCentreHour: 14,
		curtailmentEventHours: 2,
		spinningReserveShare: 0.1,
		firmSolarShare: 0.9,
		solarOtherLoss: 0.15165,
		solarTrackerShare: 0.97,
		solarLossPerC: 0.0035,
		backupHeatRateMMBtuPerMWh: 9.6,
		backupFuelUsdPerMMBtu: 27,
		backupKgCO2PerMWh: 710,
		solarCaptureShare: 0.85,
		windCaptureShare: 0.95,
		floorAreaM2PerItMW: 325,
		hectaresPerFacilityMW: 0.364,
		weeklyHours: 50,
		absenceShare: 0.08,
		netAddsPerMonth: 300,
		commuteFreeKm: 40,
		commuteHalvingKm: 40,
		commuteReachKm: 160,
		travellerMobilisationMonths: 3,
		hallShareOneProject: 0.35,
		hallTravellersPerMember: 2,
		nationalReachShare: 0.05,
		nationalShareAvailable: 0.05,
		rackTolerance: 1.1,
		liveAdjacentFactor: 1.07,
		liveInsideFactor: 1.2,
		fitOutElecShare: 0.25,
		fitOutMechShare: 0.35,
		spaceSfPerHead: 250,
		crowdingPerUnit: 0.15,
		crowdingCap: 1.3,
		largestShiftShare2: 0.6,
		largestShiftShare3: 0.45,
		earnedTrustFrom: 0.2,
		indexFloor: 0.5,
		indexCap: 1.5,
		thirdPartyLocalShare: 0.25,
		outdoorShare: 0.28,
		banNotMovedShare: 0.5,
		apprenticesPerJourneyman: 0.5,
		labourBurden: 1.43,
		dataCenterWagePremium: 0.25,
		contractorMarkup: 1.2,
		recordablesPer200kHours: 1,
		operationsLeadMonths: 3,
		activeDaysPerMonth: 30.4,
		constructionEscalation: 0.055,
		hallScopeUplift: 1,
		softCostShare: 0.08,
		contingencyShareAir: 0.05,
		contingencyShareLiquid: 0.14,
		equipmentInstalledFactor: 1.5,
		substationInstalledFactor: 2.5,
		generalConditionsShare: 0.08,
		densityPremiumFromKW: 20,
		shiftPremiumSecond: 0.1,
		shiftPremiumThird: 0.15,
		perDiemUsdPerDay: 130,
		landUsdPerHectare: 580_000,
		ruralLandFactor: 2,
		metroMarketEmployment: 20_000,
		landlordHeadsPerBuilding: 15,
		heatRecoverLiquid: 0.97,
		heatRecoverAir: 0.6,
		hallCarbonKgPerM2: 1375,
		chipCarbonKgPerW: 0.43,
		salesTaxShare: 0,
		propertyTaxShare: 0,
		insuranceShare: 0.0025,
		chipValueDeclinePerYear: 0.34,
		rentOccupancyShare: 0.9,
		rentDeclinePerYear: 0.15,
		opexEscalation: 0,
		liquidCoolingPremium: 0.085,
		networkStorageCapexShare: 0.15,
		interconnectionUsdPerMW: 200_000,
		hallMaintenanceShare: 0.025,
		itMaintenanceShare: 0.03,
		hallLifeMonths: 240,
		hallFill: 0.95,
		idleReserve: 0.05,
		discountRate: 0.08,
		gridEmissionsDecline: 0,
		headlineShare: 0.8,
		headlineMateriality: 0.005,
		demandElasticity: 0,
		rttBaseMs: 10,
		rttMsPerKm: 0.015,
		refitDensityUsdPerMW: 300_000,
		refitLiquidUsdPerMW: 2_000_000,
		refitSidecarUsdPerMW: 500_000,
		sidecarShare: 0.8,
	}
	expect(Object.fromEntries(ASSUMPTION_KEYS.map((key) => [key, ASSUMPTIONS[key].default]))).toEqual(promised)
})

test('a label is a noun of three words at most, help a sentence of twelve', () => {
	const all = [
		...everyField.map(({ list, name, label, help }) => ({ of: `${list}.${name}`, label, help })),
		...Object.entries({ ...ASSUMPTIONS, ...TEXT_ASSUMPTIONS }).map(([of, { label, help }]) => ({ of, label, help })),
	]
	const words = (text: string) => text.split(/\s+/).length
	expect(all.filter(({ label }) => words(label) > 3 || /^Of |\.$/.test(label)).map(({ of }) => of)).toEqual([])
	expect(all.filter(({ help }) => words(help) > 12 || help.startsWith('Of ')).map(({ of }) => of)).toEqual([])
})
