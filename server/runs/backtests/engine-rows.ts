import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { findReferenceAccelerator, getChip } from '#shared/catalogue/catalogue.ts'
import { acceleratorPower } from '#server/engine/layers/chips/accelerator-power.ts'
import { engineProfileOf } from '#server/engine/layers/models/engine-profile.ts'
import type { TrainingProfile } from '#server/engine/layers/models/training.ts'
import type { ChipRates } from '#server/engine/layers/models/batch.ts'

const { energyDefaults, referenceEngine, trainingDefaults } = builtInCatalogue

/** The fitted constants every inference case is predicted with. */
export const stockEngine = engineProfileOf(referenceEngine)

/** Priors and planner's constants every training case is predicted with. */
export const trainingPriors: TrainingProfile = {
	flopMultiplier: {
		full: trainingDefaults.flopsPerParamToken.full,
		continued: trainingDefaults.flopsPerParamToken.full,
		post: trainingDefaults.flopsPerParamToken.full,
		lora: trainingDefaults.flopsPerParamToken.lora,
	},
	mfuScaleExponent: trainingDefaults.mfuScaleExponent,
	efficiencyDenseLarge: trainingDefaults.efficiency.denseLarge.median,
	efficiencyDenseSmall: trainingDefaults.efficiency.denseSmall.median,
	efficiencyMoe: trainingDefaults.efficiency.moe.median,
	smallBelowB: trainingDefaults.smallBelowParamsB,
	largeAboveB: trainingDefaults.largeAboveParamsB,
	goodput: trainingDefaults.goodput.best,
	stateBytesPerParam: trainingDefaults.bytesPerParam,
	stateMemoryShare: trainingDefaults.memoryShare,
}

/** Nameplate kW of one accelerator with its share of the node or rack. */
export function acceleratorKW(chipId: string): number {
	const chip = getChip(builtInCatalogue, chipId)
	const power = acceleratorPower({ chip, powerCapW: null, tdpToNameplate: energyDefaults.nodeOverTdp })
	if (power === null) throw new Error(`The power of ${chipId} is not published.`)
	return power.powerKW
}

export function ratesOf(chipId: string): ChipRates | null {
	const chip = builtInCatalogue.chips.find(({ id }) => id === chipId)
	return chip ?? findReferenceAccelerator(builtInCatalogue, chipId)
}
