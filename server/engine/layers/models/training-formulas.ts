import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRecord } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { growingLayers, modelWidth, windowLayers, windowTokens } from './model-inputs.ts'
import { trainingConstant } from './training-defaults.ts'
import { postTrainingShare, rolloutTokens, sequenceStated, sequenceTokens } from './training-inputs.ts'
import { activeParams, flopMultiplier, trainingTokens } from './workload-inputs.ts'

const shared = { scope: 'workload', per: 'horizon', kind: 'amount', unit: 'flop' } as const

const attentionFlops = trainingConstant('attentionFlops', {
	id: 'models.attentionFlops',
	symbol: 'm_att',
	label: 'FLOP of attention per layer, width and token looked back on',
	unit: 'ratio',
	rule: 'M12',
	quality: 'published',
})
const longSequenceWidths = trainingConstant('longSequenceWidths', {
	id: 'models.longSequenceWidths',
	symbol: 'k_long',
	label: 'Widths beyond which a sequence is long',
	unit: 'ratio',
	rule: 'M12',
	quality: 'published',
})
export const smallBelow = trainingConstant('smallBelowParamsB', {
	id: 'models.smallBelowParamsB',
	symbol: 'N_small',
	label: 'A small model, billions of parameters',
	unit: 'count',
	rule: 'M7',
	quality: 'published',
})

/** At the stated sequence, else at the usual one; a figure beside the work until it counts (M12). */
export const attentionWork = defineFormula({
	...shared,
	key: 'workloads.training.attentionFlops',
	symbol: 'C_att',
	label: 'Work of attention over a training run',
	short: 'Attention, FLOP',
	rule: 'M12',
	source: 'Methodology/compute §1.1: 6 · L · h · S a token',
	empirical: 'FLOP of a token and layer are counted, not measured',
	inputs: {
		each: attentionFlops,
		layers: growingLayers,
		sequence: sequenceTokens,
		windowed: windowLayers,
		window: windowTokens,
		width: modelWidth,
		tokens: trainingTokens,
	},
	expression: 'each * (layers * sequence + windowed * min(window, sequence)) * width * tokens',
	examples: [
		{
			inputs: { each: 6, layers: 126, sequence: 8192, windowed: 0, window: 0, width: 16_384, tokens: 15.6e12 },
			value: 1.5829101969408e24,
		},
		{ inputs: { each: 6, layers: 2, sequence: 1000, windowed: 3, window: 100, width: 10, tokens: 10 }, value: 1.38e6 },
	],
})

export const countedAttention = defineFormula({
	...shared,
	id: 'models.countedAttention',
	symbol: 'C_att,c',
	label: 'Work of attention that counts',
	rule: 'M12',
	source: 'Methodology/compute §1.1: add it when S > 4 · h or when N < 15 B',
	empirical: 'where attention is over a few per cent of 6 · N · D',
	inputs: {
		attention: attentionWork,
		stated: sequenceStated,
		sequence: sequenceTokens,
		widths: longSequenceWidths,
		width: modelWidth,
		params: activeParams,
		small: smallBelow,
	},
	expression:
		'if(stated > 0, if(sequence > widths * width, attention, if(params < small * 1000000000, attention, 0)), 0)',
	examples: [
		{
			inputs: { attention: 5, stated: 1, sequence: 8192, widths: 4, width: 16_384, params: 405.9e9, small: 15 },
			value: 0,
		},
		{
			inputs: { attention: 5, stated: 1, sequence: 131_072, widths: 4, width: 16_384, params: 405.9e9, small: 15 },
			value: 5,
		},
		{ inputs: { attention: 5, stated: 1, sequence: 4096, widths: 4, width: 2048, params: 3e9, small: 15 }, value: 5 },
		{ inputs: { attention: 5, stated: 0, sequence: 8192, widths: 4, width: 1024, params: 3e9, small: 15 }, value: 0 },
	],
})

const rolloutFlops = defineInput({
	id: 'models.rolloutFlops',
	symbol: 'm_roll',
	label: 'FLOP per active parameter and token generated',
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'M6',
	source: 'Training defaults',
	read: ({ model }: EngineWorld) => fromRecord(model, 'trainingDefaults', { field: 'flopsPerParamToken.rollout' }),
})

export const trainingWork = defineFormula({
	...shared,
	key: 'workloads.training.flops',
	symbol: 'C',
	label: 'Work of a training run',
	short: 'Compute, FLOP',
	rule: 'M6',
	source: 'Kaplan et al. 2020; methodology/compute §1.1 and §1.5',
	empirical: 'six FLOP per parameter and token of dense and mixture-of-experts decoders, contexts below 8,000 tokens',
	inputs: {
		multiplier: flopMultiplier,
		params: activeParams,
		tokens: trainingTokens,
		attention: countedAttention,
		rollout: rolloutFlops,
		rollouts: rolloutTokens,
		postShare: postTrainingShare,
	},
	expression: '(multiplier * params * tokens + attention + rollout * params * rollouts) * (1 + postShare)',
	examples: [
		{
			inputs: {
				multiplier: 6,
				params: 405.9e9,
				tokens: 15.6e12,
				attention: 0,
				rollout: 2,
				rollouts: 0,
				postShare: 0,
			},
			value: 3.799224e25,
		},
		{
			inputs: { multiplier: 6, params: 10, tokens: 10, attention: 40, rollout: 2, rollouts: 3, postShare: 0.5 },
			value: 1050,
		},
	],
})

const usualPostShare = trainingConstant('postTrainingShare', {
	id: 'models.usualPostShare',
	symbol: 'p_usual',
	label: 'Post-training of published runs, of pre-training',
	unit: 'share',
	rule: 'M6',
})

/** Beside the run, counted only where the plan states a share or rollouts. */
export const usualPostTraining = defineFormula({
	...shared,
	key: 'workloads.training.usualPostTrainingFlops',
	symbol: 'C_post',
	label: 'Expected post-training; counts only if entered',
	short: 'Expected post-training, FLOP',
	rule: 'M6',
	source: 'Methodology/compute §1.5: 15% of pre-training, 3 to 60%, low confidence',
	inputs: { work: trainingWork, share: usualPostShare },
	expression: 'work * share',
	examples: [{ inputs: { work: 4e25, share: 0.15 }, value: 6e24 }],
})
