import { rowsOf } from '../columns/column.ts'
import { costColumns } from '../columns/places.ts'
import type { ConstructionPhase, CostFactor, CostSplit, FacilityRatio } from '../facility-types.ts'

/** Construction phases, hall cost by market, cost factors, land and floor ratios. */
// prettier-ignore
export const constructionPhases: readonly ConstructionPhase[] = [
	{ id: 'site_control', name: 'Site control, due diligence', durationMonths: { low: 2, mid: 4, high: 9 }, after: [], startsAfterText: null, source: 'cortexconstruct.com Apr 2026 pre-construction 3-6 months; split planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'permitting', name: 'Zoning, environmental and air permits', durationMonths: { low: 3, mid: 8, high: 24 }, after: [{ phase: 'site_control', offsetMonths: 1, doneShare: 1 }], startsAfterText: 'site_control+1', source: 'r/ConstructionManagers template 30-90 d site plan; air permits for BTM gas 12-18 months (planner default)', asOf: '2026-11', confidence: 'low' },
	{ id: 'design', name: 'Design to IFC, long-lead PO at 60 %', durationMonths: { low: 3, mid: 6, high: 10 }, after: [{ phase: 'site_control', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'site_control', source: 'cortexconstruct.com; aidatacenterguide.com ch. 2.3', asOf: '2026-11', confidence: 'low' },
	{ id: 'procurement', name: 'Long-lead procurement', durationMonths: null, after: [{ phase: 'design', offsetMonths: 0, doneShare: 0.6 }], startsAfterText: 'design 60 %', source: 'lead times of the equipment table', asOf: '2026-11', confidence: 'medium' },
	{ id: 'substation', name: 'Utility/customer substation and line', durationMonths: { low: 12, mid: 24, high: 48 }, after: [], startsAfterText: 'interconnection agreement', source: 'build.inc 2026 transformers 60-120 wk; aiinframap 12-24 months upgrade', asOf: '2026-11', confidence: 'low' },
	{ id: 'civil', name: 'Site clearing, grading, utilities, foundations', durationMonths: { low: 2, mid: 4, high: 7 }, after: [{ phase: 'permitting', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'permitting', source: 'planner default from 18-24 month baseline schedules', asOf: '2026-11', confidence: 'low' },
	{ id: 'shell', name: 'Steel, envelope, roof (dry-in)', durationMonths: { low: 3, mid: 5, high: 8 }, after: [{ phase: 'civil', offsetMonths: -1, doneShare: 1 }], startsAfterText: 'civil-1', source: 'aidatacenterguide.com: slab 8 months, steel topped out 12; planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'mep_rough', name: 'MEP rough-in, piping, busway, cable', durationMonths: { low: 4, mid: 7, high: 11 }, after: [{ phase: 'shell', offsetMonths: -2, doneShare: 1 }], startsAfterText: 'shell-2', source: 'planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'equipment_set', name: 'Equipment set and terminations (Cx L1 factory test, L2 receipt/installation)', durationMonths: { low: 2, mid: 4, high: 6 }, after: [{ phase: 'mep_rough', offsetMonths: -3, doneShare: 1 }, { phase: 'procurement', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'max(mep_rough-3, procurement)', source: 'planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'cx_l3', name: 'Cx L3 pre-functional / energization', durationMonths: { low: 1, mid: 1.5, high: 2.5 }, after: [{ phase: 'equipment_set', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'equipment_set', source: 'commissioning-level definitions common to industry (L1 FAT, L2 SAT/installation, L3 start-up, L4 functional, L5 integrated)', asOf: '2026-11', confidence: 'medium' },
	{ id: 'cx_l4', name: 'Cx L4 functional performance', durationMonths: { low: 0.75, mid: 1.5, high: 2.5 }, after: [{ phase: 'cx_l3', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'cx_l3', source: 'as above; durations planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'cx_l5', name: 'Cx L5 integrated systems test (load banks)', durationMonths: { low: 0.5, mid: 1, high: 1.5 }, after: [{ phase: 'cx_l4', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'cx_l4', source: 'as above; durations planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'it_fitout', name: 'Rack/CDU install, fabric cabling, cluster bring-up', durationMonths: { low: 1, mid: 2.5, high: 5 }, after: [{ phase: 'cx_l5', offsetMonths: 0, doneShare: 1 }], startsAfterText: 'cx_l5 (or hall turnover)', source: 'xAI 19 days first rack to training (Tom\'s Hardware); planner default', asOf: '2026-11', confidence: 'low' },
]

// prettier-ignore
export const costs = rowsOf(costColumns, [
	{ id: 'tokyo', market: 'Tokyo', country: 'JP', latitude: 35.68, longitude: 139.69, usdMillionPerMW: 15.15, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (third-news.com)', asOf: '2025', confidence: 'high' },
	{ id: 'singapore', market: 'Singapore', country: 'SG', latitude: 1.35, longitude: 103.82, usdMillionPerMW: 14.53, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (peranews.com)', asOf: '2025', confidence: 'high' },
	{ id: 'zurich', market: 'Zurich', country: 'CH', latitude: 47.37, longitude: 8.54, usdMillionPerMW: 14.2, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (cremediaeurope.com)', asOf: '2025', confidence: 'high' },
	{ id: 'osaka', market: 'Osaka', country: 'JP', latitude: 34.69, longitude: 135.5, usdMillionPerMW: 14.12, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (third-news.com)', asOf: '2025', confidence: 'high' },
	{ id: 'silicon-valley', market: 'Silicon Valley', country: 'US', latitude: 37.35, longitude: -121.95, usdMillionPerMW: 13.3, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (cremediaeurope.com)', asOf: '2025', confidence: 'high' },
	{ id: 'london', market: 'London', country: 'GB', latitude: 51.5, longitude: -0.12, usdMillionPerMW: 12, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (cremediaeurope.com)', asOf: '2025', confidence: 'high' },
	{ id: 'frankfurt', market: 'Frankfurt', country: 'DE', latitude: 50.11, longitude: 8.68, usdMillionPerMW: 11.6, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (cremediaeurope.com)', asOf: '2025', confidence: 'high' },
	{ id: 'mumbai', market: 'Mumbai', country: 'IN', latitude: 19.08, longitude: 72.88, usdMillionPerMW: 6.64, year: 2025, source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 (realtynmore.com; 51st of 52)', asOf: '2025', confidence: 'high' },
	{ id: 'reno', market: 'Reno', country: 'US', latitude: 39.53, longitude: -119.81, usdMillionPerMW: 13.75, range: { low: 12.5, high: 15 }, year: 2024, source: 'Cushman & Wakefield cost guide 2025 chart (highest of 19); mid = mean of low and high', asOf: '2024', confidence: 'high' },
	{ id: 'san-antonio', market: 'San Antonio', country: 'US', latitude: 29.42, longitude: -98.49, usdMillionPerMW: 10.6, range: { low: 9.3, high: 11.9 }, year: 2024, source: 'Cushman & Wakefield cost guide 2025 (lowest of 19)', asOf: '2024', confidence: 'high' },
	{ id: 'dallas', market: 'Dallas', country: 'US', latitude: 32.78, longitude: -96.8, usdMillionPerMW: 10.75, range: { low: 9.4, high: 12.1 }, year: 2024, source: 'Cushman & Wakefield 2025: Dallas/Austin rank just above San Antonio; range from chart order', asOf: '2024', confidence: 'medium' },
	{ id: 'austin', market: 'Austin', country: 'US', latitude: 30.27, longitude: -97.74, usdMillionPerMW: 10.75, range: { low: 9.4, high: 12.1 }, year: 2024, source: 'as Dallas', asOf: '2024', confidence: 'medium' },
	{ id: 'us-average-19-markets', market: 'US average (19 markets)', country: 'US', usdMillionPerMW: 11.7, range: { low: 10.28, high: 13.11 }, year: 2024, source: 'Cushman & Wakefield cost guide 2025; our mean of chart lows/highs = 11.69', asOf: '2024', confidence: 'high' },
	{ id: 'northern-virginia', market: 'Northern Virginia', country: 'US', latitude: 38.98, longitude: -77.47, usdMillionPerMW: 11.7, range: { low: 10, high: 13.4 }, year: 2024, source: 'no market figure recoverable from chart; US average used', asOf: '2024', confidence: 'low' },
	{ id: 'global-average-2025', market: 'Global average 2025', usdMillionPerMW: 10.7, year: 2025, source: 'JLL 2026 Global Data Center Outlook', asOf: '2025', confidence: 'high' },
	{ id: 'global-average-2026-forecast', market: 'Global average 2026 forecast', usdMillionPerMW: 11.3, year: 2026, source: 'JLL 2026 Global Data Center Outlook (+6 %)', asOf: '2026', confidence: 'high' },
	{ id: 'jakarta', market: 'Jakarta', country: 'ID', latitude: -6.2, longitude: 106.85, usdMillionPerMW: 10.5, year: 2023, source: 'Turner & Townsend 2023 index (infrabuddy.net); 2025 equivalent = x1.09 x1.055', asOf: '2023', confidence: 'medium' },
	{ id: 'kuala-lumpur', market: 'Kuala Lumpur', country: 'MY', latitude: 3.14, longitude: 101.69, usdMillionPerMW: 10, year: 2023, source: 'Turner & Townsend 2023 index (infrabuddy.net); escalated as above', asOf: '2023', confidence: 'medium' },
	{ id: 'riyadh', market: 'Riyadh', country: 'SA', latitude: 24.71, longitude: 46.68, usdMillionPerMW: 10, year: 2023, source: 'Turner & Townsend 2023 index (infrabuddy.net); escalated as above', asOf: '2023', confidence: 'medium' },
])

// prettier-ignore
export const costModel: readonly CostFactor[] = [
	{ id: 'ai_premium', value: 0.085, unit: 'share', low: 0.07, high: 0.1, note: 'liquid-cooled AI vs traditional, US', source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26 press release Nov 2025', asOf: '2026-11', confidence: 'high' },
	{ id: 'escalation', value: 0.055, unit: 'share a year', low: null, high: null, note: 'per year, traditional DC 2025; JLL 2020-25 CAGR 6.8 %', source: 'Turner & Townsend Data Centre Construction Cost Index 2025-26; JLL 2026', asOf: '2026-11', confidence: 'high' },
	{ id: 'scope_uplift', value: 1.35, unit: 'factor', low: 1.2, high: 1.5, note: 'from C&W hard cost (excludes OFCI equipment, land, design/soft, contingency) to all-in facility', source: 'planner default; Abilene check +8 %', asOf: '2026-11', confidence: 'low' },
	{ id: 'all_in_with_it', value: 29, unit: 'USD billion per GW', low: null, high: null, note: 'total capital incl. IT per GW of facility power', source: 'Epoch AI Frontier Data Centers, Nov 2025 (nextbigfuture.com)', asOf: '2026-11', confidence: 'medium' },
	{ id: 'wires_energy_charge', value: 20, unit: 'USD per MWh', low: 8, high: 40, note: 'energy charges of wires and supplier over wholesale, where the demand charge is billed apart', source: 'planner default: industrial all-in less hub price and demand charge', asOf: '2026-11', confidence: 'low' },
	{ id: 'land_price', value: 244000, unit: 'USD per acre', low: null, high: null, note: null, source: 'Cushman & Wakefield 2025 weighted mean 2024', asOf: '2026-11', confidence: 'high' },
	{ id: 'building_months', value: 20, unit: 'months from notice to proceed to ready, block of 100 MW', low: 12, high: 28, note: null, source: 'fast: Crusoe Abilene Jun 2024 -> H1 2025 energised, AWS Rainier Sep 2024 -> Oct 2025; default: cortexconstruct 14-22 months (30-60 MW building) / aidatacenterguide 18-30 months', asOf: '2026-11', confidence: 'medium' },
	{ id: 'building_stagger', value: 2, unit: 'months between buildings of a campus', low: null, high: null, note: 'T = T_first + (n_buildings - n_first) * stagger', source: 'calibrated on Abilene (8 buildings, Jun 2024 -> mid-2026)', asOf: '2026-11', confidence: 'low' },
	{ id: 'group_of', value: 4, unit: 'buildings begun in one month', low: 1, high: 7, note: 'more than so many come in groups', source: 'planner’s guess on Epoch AI, Frontier Data Centers Hub, August 2026: New Carlisle seven at once, Abilene two and two, then four', asOf: '2026-08', confidence: 'low' },
	{ id: 'group_every', value: 6, unit: 'months from one group of buildings to the next', low: 3, high: 12, note: null, source: 'planner’s guess on Epoch AI, Frontier Data Centers Hub, August 2026: Abilene 3 to 6 months, Colossus 2 2 to 8', asOf: '2026-08', confidence: 'low' },
	{ id: 'one_every', value: 9, unit: 'months between buildings one after another', low: 7, high: 22, note: null, source: 'planner’s guess on Epoch AI, Frontier Data Centers Hub: Omaha 7 and 19 months, Prometheus as of December 2025 13 and 21', asOf: '2026-08', confidence: 'low' },
	{ id: 'hall_rent', value: 155.6, unit: 'USD a month per kW of critical IT power let', low: 152.8, high: 155.6, note: 'two leases of whole halls for 15 years: USD 7 billion for 250 MW; with the option USD 11 billion for 400 MW', source: 'Applied Digital, Form 8-K of 2 June 2025 (Ellendale, CoreWeave)', asOf: '2025-06', confidence: 'medium' },
	{ id: 'ramp_after_first_power', value: 80, unit: 'MW at the meter a month after first power', low: 50, high: 120, note: 'first to latest step at work or expected; more than 150 is warned of', source: 'derived from Epoch AI, Frontier Data Centers Hub, August 2026: Abilene 50 to 56, New Carlisle 45 to 68, Fayetteville 53, Mount Pleasant 91, Prometheus 66 to 108, Colossus 2 121', asOf: '2026-08', confidence: 'medium' },
	{ id: 'ramp_most', value: 150, unit: 'MW at the meter a month after first power', low: null, high: null, note: 'a plan that asks for more is warned', source: 'planner’s guess: a quarter above the fastest published ramp', asOf: '2026-08', confidence: 'low' },
]

// prettier-ignore
export const costSplits: readonly CostSplit[] = [
	{ id: 'hall_material', shares: { shellSite: 0.4, distribution: 0.35, fitOut: 0.25 }, source: 'planner’s guess between the splits of Cushman & Wakefield (site 10, shell 21, white space 10 of 100) and of trades', asOf: '2026-11', confidence: 'low' },
	{ id: 'hall_area_elasticity', shares: { shellSite: 1, distribution: 0.25, fitOut: 0 }, source: 'planner’s guess; area drives the shell, megawatts the plant', asOf: '2026-11', confidence: 'low' },
	{ id: 'hall_scope_greenfield', shares: { shellSite: 1, distribution: 1, fitOut: 1 }, source: 'all of it is built', asOf: '2026-11', confidence: 'high' },
	{ id: 'hall_scope_shell_exists', shares: { shellSite: 0.12, distribution: 1, fitOut: 1 }, source: 'planner’s guess: half of the envelope, a third of the shell, 0.72 of shell and site', asOf: '2026-11', confidence: 'low' },
	{ id: 'hall_scope_fit_out_only', shares: { shellSite: 0.12, distribution: 0.3, fitOut: 1 }, source: 'planner’s guess: half of the envelope, a third of the shell, 0.72 of shell and site', asOf: '2026-11', confidence: 'low' },
	{ id: 'cw_split', shares: { criticalCapacity: 0.53, shell: 0.21, site: 0.1, whiteSpace: 0.1, backOfHouse: 0.04, office: 0.02 }, source: 'Cushman & Wakefield cost guide 2025', asOf: '2026-11', confidence: 'high' },
	{ id: 'trade_split', shares: { electrical: 0.4, mechanical: 0.2, shellStructure: 0.18, siteCivil: 0.07, fitOut: 0.07, fireBmsControls: 0.04, commissioning: 0.04 }, source: 'planner default between Dgtl Infra (electrical 40-45 %, mechanical 15-20 %) and cortexconstruct.com (electrical 25-30 %, mechanical 20-25 % of hard cost)', asOf: '2026-11', confidence: 'low' },
]

// prettier-ignore
export const facilityRatios: readonly FacilityRatio[] = [
	{ id: 'land_acres_per_MW_facility', values: { default: 0.9 }, low: 0.5, high: 1.2, samples: { Abilene: 0.92, Hyperion: 1.13, Rainier: 0.55 }, note: null, source: '1,100 ac/1.2 GW; 2,250 ac/2 GW; 1,200 ac/2.2 GW (announcements)', asOf: '2026-11', confidence: 'medium' },
	{ id: 'gross_floor_m2_per_MW_facility', values: { default: 280 }, low: 180, high: 450, samples: { Abilene: 310, 'Abilene phase 1': 442, Hyperion: 186, Colossus: 243 }, note: null, source: 'DCD (4.0 M ft2/1.2 GW; 0.98 M ft2/206 MW), Data Center Frontier (4 M ft2/2 GW), xAI 785,000 ft2/300 MW', asOf: '2026-11', confidence: 'medium' },
	{ id: 'rack_footprint_m2', values: { air: 2.6, nvl72: 4.5 }, low: null, high: null, samples: {}, note: 'incl. aisle share', source: 'planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'diversity_D', values: { training: 0.9, trainingPowerSmoothed: 0.97, inference: 0.78, mixed: 0.85 }, low: null, high: null, samples: {}, note: 'coincident IT peak / nameplate', source: 'Microsoft POLCA (inference headroom allows +30 % servers => ~0.77); Meta arXiv 2605.24461 provisions GB200 at 960 W = 80 % TDP; others planner default', asOf: '2026-11', confidence: 'medium' },
	{ id: 'load_factor', values: { training: 0.8, inference: 0.6, fleet: 0.5 }, low: null, high: null, samples: {}, note: 'average / peak IT', source: 'LBNL 2024 converts 325-580 TWh to 74-132 GW at 50 %; others planner default', asOf: '2026-11', confidence: 'medium' },
	{ id: 'power_factor', values: { default: 0.97 }, low: null, high: null, samples: {}, note: null, source: 'utility tariffs typically require >=0.95; planner default', asOf: '2026-11', confidence: 'medium' },
	{ id: 'site_reserve', values: { default: 1.2 }, low: null, high: null, samples: {}, note: 'site power capacity / facility peak', source: 'Abilene 1.2 GW vs 984 MW computed peak (1.22)', asOf: '2026-11', confidence: 'low' },
	{ id: 'peak_craft_workers_per_MW', values: { default: 5.3 }, low: null, high: null, samples: {}, note: 'campus peak / facility MW', source: 'Abilene 6,400 daily workers / 1.2 GW', asOf: '2026-11', confidence: 'medium' },
	{ id: 'engine_reserve_share', values: { default: 0.1 }, low: 0.05, high: 0.2, samples: {}, note: 'reciprocating engines kept in reserve, rounded up to whole machines', source: 'n + 10 % practice of engine plants; planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'delivery_probability', values: { study: 0.5, agreement: 0.85, construction: 0.97, energised: 1 }, low: null, high: null, samples: {}, note: 'chance that a power project of this status comes to be', source: 'planner default by ladder stage', asOf: '2026-11', confidence: 'low' },
	{ id: 'least_load_share', values: { default: 0.1 }, low: 0.05, high: 0.2, samples: {}, note: 'below it the part-load curve was never fitted', source: 'planner default', asOf: '2026-11', confidence: 'low' },
	{ id: 'mean_wet_bulb_depression', values: { default: 0.45 }, low: 0.2, high: 0.6, samples: { 'N. Virginia': 0.09, Abilene: 0.31, Phoenix: 0.57, Frankfurt: 0.39, Singapore: 0.38 }, note: 'mean dry less mean wet bulb, as a share of the same difference in the 0.4 % hour; only where a climate states no mean wet bulb', source: 'Least error of the three wet-bulb regressions on the 47 climate zones: PUE of the year within 0.018 there', asOf: '2026-11', confidence: 'low' },
	{ id: 'offsite_water_L_per_kWh', values: { coalTower: 2.6, gasCCTower: 0.75, nuclearTower: 2.54, hydroReservoir: 17, pv: 0.1, wind: 0 }, low: null, high: null, samples: {}, note: null, source: 'NREL Macknick et al. 2012 medians (recollection)', asOf: '2026-11', confidence: 'medium' },
]

const ONE = { samples: {}, note: null, asOf: '2026-11' } as const

/** Figures that equipment is sized by; low confidence marks a planner's guess. */
// prettier-ignore
export const designBasis: readonly FacilityRatio[] = [
	{ id: 'needed_at_share', values: { default: 0.65, hv_transformer: 0.78, hv_breaker: 0.78, mv_switchgear: 0.6, lv_switchboard: 0.6, ups: 0.6, battery_cabinet: 0.6, generator: 0.6, busway: 0.65, chiller_air: 0.65, chiller_water: 0.65, cdu: 0.65, leaf_spine_switch_64: 0.9, network_cable: 0.9, network_optic: 0.9, storage_rack: 0.9 }, low: 0.55, high: 0.95, source: 'Planner’s guess from the order of work: share of a hall’s months at which an item must stand; generators, UPS and switchgear 0.60, chillers, CDUs and busway 0.65, energization 0.78, fabric and racks 0.90', confidence: 'low', ...ONE },
	{ id: 'ups_continuous_cooling', values: { default: 0.02 }, low: 0.01, high: 0.04, source: 'CDUs and pumps that must not stop, about 2 % of IT (facility §1.6)', confidence: 'medium', ...ONE },
	{ id: 'generator_usable', values: { default: 0.9 }, low: 0.8, high: 1, source: 'Site and emission derate of standby sets (facility §1.6; note of the generator row)', confidence: 'medium', ...ONE },
	{ id: 'mv_lv_transformer_loading', values: { default: 0.8 }, low: 0.7, high: 1, source: 'Loading limit of MV/LV transformers (facility §1.6; note of the transformer row)', confidence: 'medium', ...ONE },
	{ id: 'substation_growth', values: { default: 0.1 }, low: 0, high: 0.2, source: 'Worked example of facility §1.6: 125 MVA sized for 138', confidence: 'medium', ...ONE },
	{ id: 'room_loss_share', values: { default: 0.4 }, low: 0.2, high: 0.6, source: 'Electrical losses that end in the conditioned room (facility §1.3)', confidence: 'medium', ...ONE },
	{ id: 'cooling_spare_group', values: { default: 5 }, low: 4, high: 6, source: 'CDUs and air units, one to spare for every 4 to 6 (note of the CDU row)', confidence: 'medium', ...ONE },
	{ id: 'transformers_per_ring', values: { default: 4 }, low: 3, high: 6, source: 'Planner’s guess', confidence: 'low', ...ONE },
	{ id: 'busway_voltage_kV', values: { default: 0.415 }, low: 0.4, high: 0.48, source: 'Three-phase 415 V (facility §1.7; busway row)', confidence: 'medium', ...ONE },
	{ id: 'busway_loading', values: { default: 0.8 }, low: 0.8, high: 1, source: 'Continuous loading of a busway run (facility §1.7)', confidence: 'medium', ...ONE },
	{ id: 'rack_feeds', values: { default: 2 }, low: 1, high: 2, source: 'A and B feeds to every rack (facility §1.7)', confidence: 'medium', ...ONE },
	{ id: 'gear_hours_by_item', values: { ups: 0.3, generator: 0.25, mv_lv_transformer: 0.25, lv_switchboard: 0.2 }, low: null, high: null, source: 'Planner’s guess: how the hours of electrical gear split over what is set (people chapter R2)', confidence: 'low', ...ONE },
	{ id: 'distribution_service_MW', values: { default: 20 }, low: 10, high: 30, source: 'Voltage guide of facility §1.7: below 20 MW, distribution at 12 to 35 kV', confidence: 'low', ...ONE },
	{ id: 'day_type_days', values: { worst: 1, poor: 5.4, middling: 12, good: 12 }, low: null, high: null, source: 'Days of a month sorted by their energy: gas need is convex in the day, and the worst day counts by itself (energy chapter R2)', confidence: 'high', ...ONE },
	{ id: 'solar_credit', values: { tracker: 0.11, tilted: 0.08, fixed: 0.08 }, low: null, high: null, source: 'PJM class ratings 2026/27: solar tracking and fixed (recollection)', confidence: 'low', ...ONE },
	{ id: 'battery_credit', values: { four: 0.5, six: 0.58, eight: 0.62, ten: 0.72 }, low: null, high: null, source: 'PJM class ratings 2026/27: storage of 4, 6, 8 and 10 hours (recollection)', confidence: 'low', ...ONE },
	{ id: 'battery_credit_hours', values: { four: 4, six: 6, eight: 8, ten: 10 }, low: null, high: null, source: 'The same: hours a battery must last', confidence: 'high', ...ONE },
	{ id: 'clearness_index', values: { default: 0.55 }, low: 0.35, high: 0.7, source: 'Where a climate has none (energy chapter R2)', confidence: 'medium', ...ONE },
	{ id: 'sun_day_base', values: { worst: 0.227, poor: 0.221, middling: 0.62 }, low: null, high: null, source: 'Day’s sun ÷ the month’s mean at clearness 0: own fit on daily sums of 40 weather files, 480 months', confidence: 'medium', ...ONE },
	{ id: 'sun_day_slope', values: { worst: 0.438, poor: 0.791, middling: 0.616 }, low: null, high: null, source: 'The same by clearness: mean error .11, .09, .04; after Liu & Jordan 1960, Bendt et al. 1981, doi:10.1016/0038-092X(81)90017-X', confidence: 'medium', ...ONE },
	{ id: 'wind_day_ratio', values: { worst: 0.059, poor: 0.195, middling: 0.648, good: 1.793 }, low: null, high: null, source: 'Mean of the four wind farms of GridMod/RTS-GMLC (bbadcf8, 8,784 h): a day’s wind ÷ the month’s mean', confidence: 'medium', ...ONE },
	{ id: 'wind_day_swing', values: { worst: 1, poor: 1, middling: 1, good: 0.75 }, low: null, high: null, source: 'The same farms: swing of a day about its mean', confidence: 'medium', ...ONE },
	{ id: 'wind_peak_hour', values: { default: 2 }, low: null, high: null, source: 'The same farms: the hour of the night peak', confidence: 'medium', ...ONE },
]
