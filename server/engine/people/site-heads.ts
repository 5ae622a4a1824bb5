import { defineFormula } from '../kernel/quantity.ts'
import { staffedBuildings, staffedMW } from './workforce-service.ts'
import { fit, landlordHeads, ofStaffing, operatingModel, secondTeam, secondTeamMW } from './workforce-staff-inputs.ts'

const onSite = { scope: 'site', per: 'month', kind: 'state', unit: 'heads' } as const
const onCurve = { ...fit, rule: 'lP23' } as const

const leastHeads = ofStaffing(
	{ ...fit, id: 'workforce.leastHeads', symbol: 'N_min', label: 'Minimum operations staff per site', unit: 'heads' },
	() => 'fit.minimumHeads',
)

const headsAtOneMW = ofStaffing(
	{ ...fit, id: 'workforce.headsAtOneMW', symbol: 'A', label: 'Fitted people at one megawatt', unit: 'heads' },
	() => 'fit.headsAtOneMW',
)

const headsExponent = ofStaffing(
	{ ...fit, id: 'workforce.headsExponent', symbol: 'b_op', label: 'Growth of people with load', unit: 'ratio' },
	() => 'fit.exponent',
)

/** Sites whose people are known. */
const KNOTS = {
	smallMW: ofStaffing(
		{
			...onCurve,
			id: 'workforce.smallSiteMW',
			symbol: 'MW_1',
			label: 'First site of the curve of people',
			unit: 'itMW',
		},
		() => 'knots.small.itMW',
	),
	smallHeads: ofStaffing(
		{ ...onCurve, id: 'workforce.smallSiteHeads', symbol: 'N_1', label: 'People of the first site', unit: 'heads' },
		() => 'knots.small.heads',
	),
	middleMW: ofStaffing(
		{
			...onCurve,
			id: 'workforce.middleSiteMW',
			symbol: 'MW_2',
			label: 'Second site of the curve of people',
			unit: 'itMW',
		},
		() => 'knots.middle.itMW',
	),
	middleHeads: ofStaffing(
		{ ...onCurve, id: 'workforce.middleSiteHeads', symbol: 'N_2', label: 'People of the second site', unit: 'heads' },
		() => 'knots.middle.heads',
	),
	largeMW: ofStaffing(
		{
			...onCurve,
			id: 'workforce.largeSiteMW',
			symbol: 'MW_3',
			label: 'Third site of the curve of people',
			unit: 'itMW',
		},
		() => 'knots.large.itMW',
	),
	largeHeads: ofStaffing(
		{ ...onCurve, id: 'workforce.largeSiteHeads', symbol: 'N_3', label: 'People of the third site', unit: 'heads' },
		() => 'knots.large.heads',
	),
	largestMW: ofStaffing(
		{
			...onCurve,
			id: 'workforce.largestSiteMW',
			symbol: 'MW_4',
			label: 'Last site of the curve of people',
			unit: 'itMW',
		},
		() => 'knots.largest.itMW',
	),
	largestHeads: ofStaffing(
		{ ...onCurve, id: 'workforce.largestSiteHeads', symbol: 'N_4', label: 'People of the last site', unit: 'heads' },
		() => 'knots.largest.heads',
	),
} as const

/** Straight in logs from P to Q. */
const BETWEEN = 'PHeads * (MW / PMW) ^ (ln(QHeads / PHeads) / ln(QMW / PMW))'
const between = (from: string, to: string) => BETWEEN.replaceAll('P', from).replaceAll('Q', to)
const [low, middle, high] = [between('small', 'middle'), between('middle', 'large'), between('large', 'largest')]
const FIGURES = {
	...{ least: 16.2, one: 5.466, exponent: 0.617 },
	...{ smallMW: 36, smallHeads: 50, middleMW: 160, middleHeads: 100 },
	...{ largeMW: 1000, largeHeads: 400, largestMW: 1600, largestHeads: 500 },
} as const

/** A small site by the fit, and never fewer than its posts. */
export const baseHeads = defineFormula({
	...onSite,
	id: 'workforce.baseHeads',
	symbol: 'N_base',
	label: 'Operations staff for a site’s halls, base operating model',
	rule: 'lP23',
	source: 'Places §7',
	empirical: 'straight in logs through four sizes of announced sites; true to a factor of two',
	inputs: { MW: staffedMW, least: leastHeads, one: headsAtOneMW, exponent: headsExponent, ...KNOTS },
	expression: `if(MW <= 0, 0, if(MW <= smallMW, max(least, one * MW ^ exponent), if(MW <= middleMW, ${low}, if(MW <= largeMW, ${middle}, ${high}))))`,
	examples: [
		{ inputs: { MW: 0, ...FIGURES }, value: 0 },
		{ inputs: { MW: 1, ...FIGURES }, value: 16.2 },
		{ inputs: { MW: 50, ...FIGURES }, value: 58.24588083921663 },
		{ inputs: { MW: 160, ...FIGURES }, value: 100 },
		{ inputs: { MW: 1600, ...FIGURES }, value: 500 },
	],
})

export const siteOperations = defineFormula({
	...onSite,
	id: 'workforce.siteOperations',
	symbol: 'N_op,s',
	label: 'Operations staff for a site’s halls',
	rule: 'lP24',
	source: 'People §O, places §7',
	inputs: {
		base: baseHeads,
		MW: staffedMW,
		share: operatingModel,
		second: secondTeam,
		half: secondTeamMW,
		least: leastHeads,
		perBuilding: landlordHeads,
		buildings: staffedBuildings,
	},
	expression:
		'if(base <= 0, 0, if(perBuilding > 0, max(least, min(base, perBuilding * buildings)), share * (1 + second * MW / (MW + half)) * base))',
	examples: [
		{ inputs: { base: 0, MW: 0, share: 1, second: 0, half: 200, least: 16.2, perBuilding: 0, buildings: 0 }, value: 0 },
		{
			inputs: { base: 50, MW: 100, share: 1, second: 1.5, half: 200, least: 16.2, perBuilding: 0, buildings: 1 },
			value: 75,
		},
		{
			inputs: { base: 58.2, MW: 50, share: 1, second: 0, half: 200, least: 16.2, perBuilding: 15, buildings: 2 },
			value: 30,
		},
		{
			inputs: { base: 58.2, MW: 50, share: 1, second: 0, half: 200, least: 16.2, perBuilding: 15, buildings: 1 },
			value: 16.2,
		},
	],
})
