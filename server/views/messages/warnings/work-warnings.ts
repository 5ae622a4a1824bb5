import { count, exactShare, percent } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { targetText } from '../milestone-words.ts'
import type { WarningRows } from './warning-row.ts'

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
		page: 'models',
		touches: 'work',
		say: ({ application }) => ({
			text: `No workload serves ${application}: its tokens are asked for and never served.`,
			mend: 'Add an inference workload that names it.',
		}),
	},
	jobs_without_workload: {
		page: 'models',
		touches: 'work',
		say: ({ application }) => ({
			text: `No batch workload names ${application}: its training and simulation jobs are left out.`,
			mend: 'Add a batch workload that names it, with 0 jobs of its own.',
		}),
	},
	licence_not_commercial: {
		page: 'models',
		touches: 'dates',
		say: ({ workload, model, licence }) => ({
			text: `The licence of ${model} (${licence ?? 'not stated'}) permits no commercial use; ${workload} runs all the same.`,
			mend: 'Ask for a commercial licence, or use another model.',
		}),
	},
	deadline_missed: {
		page: 'models',
		touches: 'work',
		say: ({ run, ends, deadline, open }) => ({
			text: `${run} ${ends === null ? 'does not end within the plan' : `ends in ${longMonth(ends)}`}; its deadline is ${longMonth(deadline ?? '')}.`,
			mend: `Give it more accelerators or a higher priority${open ? ', or start it earlier' : ''}.`,
		}),
	},
	goodput_above_expected: {
		page: 'models',
		touches: 'dates',
		say: ({ run, assumed, expected }) => ({
			text: `${run} counts on a goodput of ${percent(assumed)}; stops and checkpoints at its size leave about ${percent(expected)}.`,
			mend: 'State a lower goodput, or note how restarts are made faster.',
		}),
	},
	below_memory_floor: {
		page: 'models',
		touches: 'work',
		say: ({ run, accelerators, floor }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators; its weights, gradients and optimiser alone fill ${count(floor)}.`,
			mend: `Ask for ${count(floor)} or more, or train by LoRA.`,
		}),
	},
	above_batch_ceiling: {
		page: 'models',
		touches: 'work',
		say: ({ run, accelerators, ceiling, assumedBatchTokens: assumed }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators; at most ${count(ceiling)} can share one step of ${assumed === null ? 'its batch' : `a batch of ${count(assumed)} tokens, which is assumed`}.`,
			mend: 'State a larger batch, shorter sequences, or more accelerators for each copy of the model; or ask for fewer.',
		}),
	},
	attention_matters: {
		page: 'models',
		touches: 'figures',
		say: ({ run, share, sequenceTokens }) => ({
			text: `Attention adds ${percent(share)} to the work of ${run} at ${count(sequenceTokens)} tokens a sequence; efficiencies were measured on shorter ones.`,
			mend: 'State the MFU measured at this length.',
		}),
	},
	efficiency_at_large_size: {
		page: 'models',
		touches: 'dates',
		say: ({ run, accelerators, beyond, low, usual }) => ({
			text: `${run} asks for ${count(accelerators)} accelerators. Runs on more than ${count(beyond)} reach about ${exactShare(low)} of the peak instead of the usual ${exactShare(usual)}, and take ${percent(usual / low - 1)} longer.`,
			mend: 'State a measured MFU and the accelerators it was measured on.',
		}),
	},
	work_by_parameters: {
		page: 'models',
		touches: 'figures',
		say: ({ run, model, architecture }) => ({
			text: `The work of ${run} is counted as six operations for each parameter and token, which does not hold for ${model} (${architecture}).`,
			mend: 'Make it a batch workload that has the accelerator-hours of the run as one job.',
		}),
	},
	mfu_above_published: {
		page: 'models',
		touches: 'figures',
		say: ({ run, mfu, high, middle }) => ({
			text: `${run} counts on an MFU of ${percent(mfu)}; nine of ten published runs like it stay below ${percent(high)}, the middle at ${percent(middle)}.`,
			mend: 'Note where it was measured, or state a lower one.',
		}),
	},
} satisfies Partial<WarningRows>
