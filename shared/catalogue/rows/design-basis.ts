import type { FacilityRatio } from '../facility-types.ts'

const ONE = { samples: {}, note: null, asOf: '2026-11' } as const

/** Figures that equipment is sized by; low confidence marks a planner's guess. */
// prettier-ignore
export const designBasis: readonly FacilityRatio[] = [
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
