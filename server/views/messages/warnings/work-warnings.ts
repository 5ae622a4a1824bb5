import { count, exactShare, percent, power, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { targetText } from '../milestones.ts'
import type { WarningRows } from './warning-row.ts'
import { formatFigure } from '#shared/units/format.ts'

const milliseconds = (value: number) => `${formatFigure(value, { digits: 2 })} ms`

/** `The 8 accelerators`, or `3 of the 8 accelerators` where the others run. */
function idleOf(reserved: number, missing: number, which: string) {
	const [all, idle] = [Math.round(reserved), Math.max(1, Math.round(missing))]
	const named = `${count(all)} ${all === 1 ? 'accelerator' : 'accelerators'} ${which}`
	return { isOne: idle === 1, idle: idle < all ? `${count(idle)} of the ${named}` : `The ${named}` }
}

/** Work that nobody carries, ends too late, or rests on a hopeful figure. */
export const WORK_WARNINGS = {
	target_late: {
		page: 'sites',
		touches: 'work',
		say: (target) => ({
			text: `${targetText(target)}.`,
			mend: 'See what limits the site and move the latest item earlier, or move the target later.',
		}),
	},
	no_workload: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application }) => ({
			text: `${application} has no workload: its demand is never served.`,
			mend: 'Add an inference workload for it.',
		}),
	},
	jobs_without_workload: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application }) => ({
			text: `${application} has no batch workload: its training and simulation jobs are not counted.`,
			mend: 'Add a batch workload for it, with 0 jobs of its own.',
		}),
	},
	licence_not_commercial: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ workload, model, licence }) => ({
			text: `The license of ${model} (${licence ?? 'not set'}) does not allow commercial use; ${workload} still runs in the plan.`,
			mend: 'Get a commercial license, or use another model.',
		}),
	},
	deadline_missed: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, ends, deadline, open }) => ({
			text: `${run} ${ends === null ? 'does not finish in the plan' : `finishes in ${longMonth(ends)}`}; its deadline is ${longMonth(deadline ?? '')}.`,
			mend: `Give it more accelerators or a higher priority${open ? ', or start it earlier' : ''}.`,
		}),
	},
	goodput_above_expected: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ run, assumed, expected }) => ({
			text: `${run} assumes ${percent(assumed)} goodput; at its size, failures and checkpoints leave about ${percent(expected)}.`,
			mend: 'Enter a lower goodput, or note how restarts are faster.',
		}),
	},
	below_memory_floor: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, accelerators, floor }) => ({
			text: `${run} requests ${count(accelerators)} accelerators; its weights, gradients and optimizer alone need ${count(floor)}.`,
			mend: `Request ${count(floor)} or more, or train with LoRA.`,
		}),
	},
	above_batch_ceiling: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, accelerators, ceiling, assumedBatchTokens: assumed }) => ({
			text: `${run} requests ${count(accelerators)} accelerators; ${assumed === null ? 'its batch' : `its assumed ${count(assumed)}-token batch`} can use ${count(ceiling)}.`,
			mend: 'Enter a larger batch, shorter sequences or more accelerators per model copy, or request fewer.',
		}),
	},
	attention_matters: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, share, sequenceTokens }) => ({
			text: `Attention adds ${percent(share)} to the compute of ${run} at ${count(sequenceTokens)} tokens per sequence; efficiencies were measured on shorter ones.`,
			mend: 'Enter the MFU measured at this length.',
		}),
	},
	efficiency_at_large_size: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ run, accelerators, beyond, low, usual }) => ({
			text: `${run} requests ${count(accelerators)} accelerators. Runs above ${count(beyond)} reach about ${exactShare(low)} of peak instead of the usual ${exactShare(usual)}, and take ${percent(usual / low - 1)} longer.`,
			mend: 'Enter a measured MFU and the accelerators it was measured on.',
		}),
	},
	work_by_parameters: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, model, architecture }) => ({
			text: `${run} assumes six operations per parameter and token, which is wrong for ${model} (${architecture}).`,
			mend: 'Make it a batch workload with the run’s accelerator-hours as one job.',
		}),
	},
	mfu_above_published: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, mfu, high, middle }) => ({
			text: `${run} assumes ${percent(mfu)} MFU; nine of ten published runs like it are below ${percent(high)}, the median at ${percent(middle)}.`,
			mend: 'Note where it was measured, or enter a lower one.',
		}),
	},
	// What to know of a service before trusting its accelerators.
	context_beyond_model: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, tokens, most }) => ({
			text: `${workload} needs ${count(tokens)} tokens of context; ${model} supports ${count(most)}.`,
			mend: 'Choose a model with a longer context, or shorten the requests.',
		}),
	},
	served_in_devices: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application, workload }) => ({
			text: `${application} is served on-device: ${workload} gets none of its requests.`,
			mend: `Link ${application} to a batch workload, which runs its training and simulation.`,
		}),
	},
	first_token_late: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ workload, seconds, targetSeconds }) => ({
			text: `An idle replica of ${workload} needs ${formatFigure(seconds, { digits: 2 })} s to read a prompt; the first-token target is ${String(targetSeconds)} s.`,
			mend: 'Choose a smaller model or a larger replica, raise the prompt cache rate, or dedicate accelerators to prompts.',
		}),
	},
	latency_out_of_reach: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, chip, leastMs, askedMs }) => ({
			text: `A single sequence of ${model} takes ${milliseconds(leastMs)} per token on ${chip}; the target of ${workload} is ${milliseconds(askedMs)}.`,
			mend: 'Allow more time per token, choose a smaller model or lower precision, or order a faster chip.',
		}),
	},
	replica_does_not_fit: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, rates }) =>
			rates
				? {
						text: `The ordered chips have no published throughput to size ${workload} from.`,
						mend: 'Enter the measured tokens/s per accelerator.',
					}
				: {
						text: `No chip ordered for ${workload} holds ${model} and the cache of one sequence.`,
						mend: 'Order a chip with more memory, or choose a smaller model, lower precision, shorter context or larger replica.',
					},
	},
	replica_beyond_scale_up: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ model, chip, accelerators, joined }) => ({
			text: `A replica of ${model} on ${chip} needs ${String(accelerators)} accelerators; its scale-up domain has ${String(joined)}. Only fast links are modeled, so its speed is overstated.`,
			mend: 'Choose a chip with a larger scale-up domain or more memory, or enter a measured throughput.',
		}),
	},
	precision_without_units: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ workload, chip, precision }) => ({
			text: `${chip} has no ${precision.toUpperCase()} units: ${workload} keeps ${precision.toUpperCase()} weights there and computes in BF16.`,
			mend: 'Choose a precision the chip computes in, or keep it: the memory is still saved.',
		}),
	},
	// What is let beyond what there is, and what the money rests on.
	lease_over_halls: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ lease, month, itMW, finishedMW }) => ({
			text: `${lease} leases ${power(itMW)} in ${longMonth(month)}; ${finishedMW > 0 ? `only ${power(finishedMW)} of halls is ready for it, and rent is due on that only` : 'no hall is ready for it, and no rent is due until one is'}.`,
			mend: 'Start the lease later, ramp it more slowly, or finish halls sooner.',
		}),
	},
	lease_over_power: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ site, month, itMW, fedMW }) => ({
			text: `${power(itMW)} is leased at ${site} in ${longMonth(month)}; ${power(fedMW)} of it has power. Rent is unchanged.`,
			mend: 'Contract more firm power by then, or agree a later start.',
		}),
	},
	reserved_short: {
		page: 'chips',
		touches: 'work',
		say: ({ order, month, reserved, missing, usd: lost }, money) => {
			const { idle, isOne } = idleOf(reserved, missing, `of ${order} reserved in ${longMonth(month)}`)
			return {
				text: `${idle} ${isOne ? 'does' : 'do'} not run then. Customers pay nothing for ${isOne ? 'it' : 'them'}: ${usd(lost, money)} over the plan.`,
				mend: 'Let the contract start later, reserve fewer, or bring chips, halls and power sooner.',
			}
		},
	},
	land_guess: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, landUsd, near, metroUsdPerHectare, ruralUsdPerHectare }, money) => {
			const [city, rural] = [usd(metroUsdPerHectare, money), usd(ruralUsdPerHectare, money)]
			const taken = near === 'city' ? `near a city, ${city} per hectare` : `rural, ${rural} per hectare`
			const other = near === 'city' ? `rural land is about ${rural}` : `near a city it is about ${city}`
			return {
				text: `Land at ${site} is estimated at ${usd(landUsd, money)} from a default price: ${taken}; ${other}.`,
				mend: 'Enter its land price.',
			}
		},
	},
} satisfies Partial<WarningRows>
