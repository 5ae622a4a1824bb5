import type {
	ConstructionPhase,
	CostFactor,
	CostSplit,
	ElectricalChain,
	EnergyDefaults,
	Equipment,
	FacilityRatio,
	HallCost,
	NetworkReference,
	PartLoad,
	PowerContractType,
	RedundancyTopology,
	ReferenceEngine,
	SupplyStage,
	TrainingDefaults,
	ValidationCase,
} from './facility-types.ts'
import type { Archetype } from './archetype-types.ts'
import type { CoolingTechnology, HourlyCooling } from './cooling-types.ts'
import type { Chip, Climate, GridRegion, Model, ReferenceAccelerator } from './types.ts'
import type {
	Apprenticeship,
	DatedCase,
	LabourDefaults,
	LabourMarket,
	OperationsStaffing,
	ProductivityFactors,
	StaffingCase,
	Trade,
	WorkforceCase,
	WorkPackage,
} from './workforce-types.ts'

/** All reference data, by table; the engine takes it as an argument. */
export type Catalogue = {
	readonly chips: readonly Chip[]
	readonly referenceAccelerators: readonly ReferenceAccelerator[]
	readonly models: readonly Model[]
	readonly archetypes: readonly Archetype[]
	readonly gridRegions: readonly GridRegion[]
	readonly climates: readonly Climate[]
	readonly coolingTechnologies: readonly CoolingTechnology[]
	readonly hourlyCooling: HourlyCooling
	readonly electricalChains: readonly ElectricalChain[]
	readonly partLoads: readonly PartLoad[]
	readonly redundancyTopologies: readonly RedundancyTopology[]
	readonly equipment: readonly Equipment[]
	readonly networkReference: readonly NetworkReference[]
	readonly powerContractTypes: readonly PowerContractType[]
	readonly constructionPhases: readonly ConstructionPhase[]
	readonly supplyStages: readonly SupplyStage[]
	readonly costs: readonly HallCost[]
	readonly costModel: readonly CostFactor[]
	readonly costSplits: readonly CostSplit[]
	readonly facilityRatios: readonly FacilityRatio[]
	readonly labourMarkets: readonly LabourMarket[]
	readonly trades: readonly Trade[]
	readonly workPackages: readonly WorkPackage[]
	readonly computeCases: readonly ValidationCase[]
	readonly facilityCases: readonly ValidationCase[]
	readonly workforceCases: readonly WorkforceCase[]
	readonly datedCases: readonly DatedCase[]
	readonly staffingCases: readonly StaffingCase[]
	readonly operationsStaffing: OperationsStaffing
	readonly productivityFactors: ProductivityFactors
	readonly apprenticeship: Apprenticeship
	readonly labourDefaults: LabourDefaults
	readonly referenceEngine: ReferenceEngine
	readonly trainingDefaults: TrainingDefaults
	readonly energyDefaults: EnergyDefaults
}
