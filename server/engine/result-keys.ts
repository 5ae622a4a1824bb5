/**
 * Keys of the result document and the quantities behind them, the plan's total before a site's.
 * `strata explain` and the drawer take either name.
 */
export const RESULT_KEYS: Readonly<Record<string, readonly string[]>> = {
	'layers.energy.required': ['plan.energy.required', 'energy.required'],
	'layers.energy.available': ['plan.energy.available', 'energy.available'],
	'layers.energy.coverage': ['plan.energy.coverage', 'energy.coverage'],
	'layers.chips.required': ['plan.chips.required', 'chips.required'],
	'layers.chips.available': ['plan.chips.available', 'chips.available'],
	'layers.chips.coverage': ['plan.chips.coverage', 'chips.coverage'],
	'layers.infrastructure.required': ['plan.infrastructure.required', 'infrastructure.required'],
	'layers.infrastructure.available': ['plan.infrastructure.available', 'infrastructure.available'],
	'layers.infrastructure.coverage': ['plan.infrastructure.coverage', 'infrastructure.coverage'],
	'layers.models.required': ['plan.models.required', 'models.required'],
	'layers.models.available': ['plan.models.available', 'models.available'],
	'layers.models.coverage': ['plan.models.coverage', 'models.coverage'],
	'layers.applications.required': ['plan.applications.required', 'applications.required'],
	'layers.applications.available': ['plan.applications.available', 'applications.available'],
	'layers.applications.coverage': ['plan.applications.coverage', 'applications.coverage'],
	itPowerMW: ['chips.itPower'],
	facilityPowerMW: ['energy.facilityPower'],
	pue: ['energy.pue'],
	peakPue: ['energy.peakPue'],
	contractedFirmMW: ['energy.available'],
	commissionedItMW: ['infrastructure.available'],
	installedAccelerators: ['chips.installed'],
	energisedAccelerators: ['chips.siteEnergised'],
}
