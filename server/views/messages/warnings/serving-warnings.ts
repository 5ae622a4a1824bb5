import { count } from '#shared/formats/figures.ts'
import type { WarningRows } from './warning-row.ts'
import { formatFigure } from '#shared/units/format.ts'

const milliseconds = (value: number) => `${formatFigure(value, { digits: 2 })} ms`

/** What to know of a service before trusting its accelerators. */
export const SERVING_WARNINGS = {
	context_beyond_model: {
		page: 'models',
		touches: 'work',
		say: ({ workload, model, tokens, most }) => ({
			text: `${workload} holds ${count(tokens)} tokens of context; ${model} takes ${count(most)}.`,
			mend: 'Choose a model with a longer context, or shorten the requests.',
		}),
	},
	served_in_devices: {
		page: 'models',
		touches: 'work',
		say: ({ application, workload }) => ({
			text: `${application} serves its requests in its devices: ${workload} gets none of them.`,
			mend: `Name ${application} in a batch workload, which runs its training and simulation.`,
		}),
	},
	first_token_late: {
		page: 'models',
		touches: 'dates',
		say: ({ workload, seconds, targetSeconds }) => ({
			text: `An idle replica of ${workload} takes ${formatFigure(seconds, { digits: 2 })} s to read a prompt; its users wait ${String(targetSeconds)} s for a first token.`,
			mend: 'Choose a smaller model or a larger replica, raise the share of prompts found in the cache, or give prompts accelerators of their own.',
		}),
	},
	latency_out_of_reach: {
		page: 'models',
		touches: 'work',
		say: ({ workload, model, chip, leastMs, askedMs }) => ({
			text: `A single sequence of ${model} takes ${milliseconds(leastMs)} a token on ${chip}; ${workload} asks for ${milliseconds(askedMs)}.`,
			mend: 'Allow more time per token, choose a smaller model or a lower precision, or order a faster chip.',
		}),
	},
	replica_does_not_fit: {
		page: 'models',
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
		page: 'models',
		touches: 'figures',
		say: ({ model, chip, accelerators, joined }) => ({
			text: `A replica of ${model} on ${chip} takes ${String(accelerators)} accelerators; its fast links join ${String(joined)}. Only fast links are counted, so its speed is too hopeful here.`,
			mend: 'Choose a chip with more accelerators on fast links or more memory, or state a measured throughput.',
		}),
	},
	precision_without_units: {
		page: 'models',
		touches: 'figures',
		say: ({ workload, chip, precision }) => ({
			text: `${chip} has no ${precision.toUpperCase()} units: ${workload} keeps ${precision.toUpperCase()} weights there and computes in BF16.`,
			mend: 'Choose a precision the chip computes in, or leave it: the memory is still saved.',
		}),
	},
} satisfies Partial<WarningRows>
