import { count, exactShare, percent, power, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { targetText } from '../milestones.ts'
import type { WarningRows } from './warning-row.ts'
import { formatFigure } from '#shared/units/format.ts'

const milliseconds = (value: number) => `${formatFigure(value, { digits: 2 })} ms`

/** Work that nobody carries, ends too late, or rests on a hopeful figure. */
export const WORK_WARNINGS = {
	target_late: {
		page: 'sites',
		touches: 'work',
		say: (target) => ({
			text: `${targetText(target)}.`,
			mend: 'See what holds the site back and move what comes last, or ask for the target later.',
		}),
	},
	no_workload: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application }) => ({
			text: `No workload serves ${application}: its tokens are asked for and never served.`,
			mend: 'Add an inference workload that names it.',
		}),
	},
	jobs_without_workload: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application }) => ({
			text: `No batch workload names ${application}: its training and simulation jobs are left out.`,
			mend: 'Add a batch workload that names it, with 0 jobs of its own.',
		}),
	},
	licence_not_commercial: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ workload, model, licence }) => ({
			text: `The license of ${model} (${licence ?? 'not stated'}) permits no commercial use; ${workload} runs all the same.`,
			mend: 'Ask for a commercial license, or use another model.',
		}),
	},
	deadline_missed: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, ends, deadline, open }) => ({
			text: `${run} ${ends === null ? 'does not end within the plan' : `ends in ${longMonth(ends)}`}; its deadline is ${longMonth(deadline ?? '')}.`,
			mend: `Give it more accelerators or a higher priority${open ? ', or start it earlier' : ''}.`,
		}),
	},
	goodput_above_expected: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ run, assumed, expected }) => ({
			text: `${run} counts on a goodput of ${percent(assumed)}; stops and checkpoints at its size leave about ${percent(expected)}.`,
			mend: 'State a lower goodput, or note how restarts are made faster.',
		}),
	},
	below_memory_floor: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, accelerators, floor }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators; its weights, gradients and optimiser alone fill ${count(floor)}.`,
			mend: `Ask for ${count(floor)} or more, or train by LoRA.`,
		}),
	},
	above_batch_ceiling: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ run, accelerators, ceiling, assumedBatchTokens: assumed }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators; at most ${count(ceiling)} can share one step of ${assumed === null ? 'its batch' : `a batch of ${count(assumed)} tokens, which is assumed`}.`,
			mend: 'State a larger batch, shorter sequences, or more accelerators for each copy of the model; or ask for fewer.',
		}),
	},
	attention_matters: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, share, sequenceTokens }) => ({
			text: `Attention adds ${percent(share)} to the work of ${run} at ${count(sequenceTokens)} tokens a sequence; efficiencies were measured on shorter ones.`,
			mend: 'State the MFU measured at this length.',
		}),
	},
	efficiency_at_large_size: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ run, accelerators, beyond, low, usual }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators. Runs on more than ${count(beyond)} reach about ${exactShare(low)} of the peak instead of the usual ${exactShare(usual)}, and take ${percent(usual / low - 1)} longer.`,
			mend: 'State a measured MFU and the accelerators it was measured on.',
		}),
	},
	work_by_parameters: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, model, architecture }) => ({
			text: `The work of ${run} is counted as six operations for each parameter and token, which does not hold for ${model} (${architecture}).`,
			mend: 'Make it a batch workload that has the accelerator-hours of the run as one job.',
		}),
	},
	mfu_above_published: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ run, mfu, high, middle }) => ({
			text: `${run} counts on an MFU of ${percent(mfu)}; nine of ten published runs like it stay below ${percent(high)}, the middle at ${percent(middle)}.`,
			mend: 'Note where it was measured, or state a lower one.',
		}),
	},
	// What to know of a service before trusting its accelerators.
	context_beyond_model: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, tokens, most }) => ({
			text: `${workload} holds ${count(tokens)} tokens of context; ${model} takes ${count(most)}.`,
			mend: 'Choose a model with a longer context, or shorten the requests.',
		}),
	},
	served_in_devices: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ application, workload }) => ({
			text: `${application} serves its requests in its devices: ${workload} gets none of them.`,
			mend: `Name ${application} in a batch workload, which runs its training and simulation.`,
		}),
	},
	first_token_late: {
		page: 'demand?tab=workloads',
		touches: 'dates',
		say: ({ workload, seconds, targetSeconds }) => ({
			text: `An idle replica of ${workload} takes ${formatFigure(seconds, { digits: 2 })} s to read a prompt; its users wait ${String(targetSeconds)} s for a first token.`,
			mend: 'Choose a smaller model or a larger replica, raise the share of prompts found in the cache, or give prompts accelerators of their own.',
		}),
	},
	latency_out_of_reach: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, chip, leastMs, askedMs }) => ({
			text: `A single sequence of ${model} takes ${milliseconds(leastMs)} a token on ${chip}; ${workload} asks for ${milliseconds(askedMs)}.`,
			mend: 'Allow more time per token, choose a smaller model or a lower precision, or order a faster chip.',
		}),
	},
	replica_does_not_fit: {
		page: 'demand?tab=workloads',
		touches: 'work',
		say: ({ workload, model, rates }) =>
			rates
				? {
						text: `The chips ordered publish no rate from which ${workload} could be sized.`,
						mend: 'State the tokens/s measured on an accelerator.',
					}
				: {
						text: `No chip ordered for ${workload} holds ${model} and the cache of one sequence.`,
						mend: 'Order a chip with more memory, choose a smaller model, a lower precision or a shorter context, or a larger replica.',
					},
	},
	replica_beyond_scale_up: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ model, chip, accelerators, joined }) => ({
			text: `A replica of ${model} on ${chip} takes ${String(accelerators)} accelerators; its fast links join ${String(joined)}. Only fast links are counted, so its speed is too hopeful here.`,
			mend: 'Choose a chip with more accelerators on fast links or more memory, or state a measured throughput.',
		}),
	},
	precision_without_units: {
		page: 'demand?tab=workloads',
		touches: 'figures',
		say: ({ workload, chip, precision }) => ({
			text: `${chip} has no ${precision.toUpperCase()} units: ${workload} keeps ${precision.toUpperCase()} weights there and computes in BF16.`,
			mend: 'Choose a precision the chip computes in, or leave it: the memory is still saved.',
		}),
	},
	// What is let beyond what there is, and what the money rests on.
	lease_over_halls: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ lease, month, itMW, finishedMW }) => ({
			text: `${lease} rents ${power(itMW)} in ${longMonth(month)}; ${power(finishedMW)} of finished halls are there for it, and rent is due on these alone.`,
			mend: 'Let the lease start later or ramp more slowly, or finish halls sooner.',
		}),
	},
	lease_over_power: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ site, month, itMW, fedMW }) => ({
			text: `${power(itMW)} are let at ${site} in ${longMonth(month)}, and power feeds ${power(fedMW)} of them. The rent stays as agreed.`,
			mend: 'Contract more firm power by then, or agree a later start.',
		}),
	},
	reserved_short: {
		page: 'chips',
		touches: 'work',
		say: ({ order, month, reserved, missing, usd: lost }, money) => ({
			text: `${count(reserved)} accelerators of ${order} are reserved in ${longMonth(month)}, and ${count(missing)} of them do not run then. Customers pay nothing for those: ${usd(lost, money)} over the plan.`,
			mend: 'Let the contract start later, reserve fewer, or bring chips, halls and power sooner.',
		}),
	},
	land_guess: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, landUsd, near, metroUsdPerHectare, ruralUsdPerHectare }, money) => {
			const [city, rural] = [usd(metroUsdPerHectare, money), usd(ruralUsdPerHectare, money)]
			const taken = near === 'city' ? `near a city, ${city} a hectare` : `rural, ${rural} a hectare`
			const other = near === 'city' ? `rural land is about ${rural}` : `near a city it is about ${city}`
			return {
				text: `Land of ${site} is reckoned at ${usd(landUsd, money)}, at a price that nobody stated: ${taken}; ${other}.`,
				mend: 'State the price of its land.',
			}
		},
	},
} satisfies Partial<WarningRows>
