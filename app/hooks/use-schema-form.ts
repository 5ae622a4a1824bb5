import { useForm, type FieldMetadata, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useNavigation } from '@remix-run/react'
import type { z } from 'zod'

type Begun<Schema extends z.ZodObject> = Pick<Parameters<typeof useForm<z.input<Schema>>>[0], 'id' | 'defaultValue'>

/** A form that its schema checks as it is typed, with what the server answered; busy while it is on its way. */
export function useSchemaForm<Schema extends z.ZodObject>(
	schema: Schema,
	lastResult: SubmissionResult | undefined,
	begun: Begun<Schema> = {},
) {
	const busy = useNavigation().state !== 'idle'
	const [form, fields] = useForm<z.input<Schema>, z.output<Schema>>({
		...begun,
		...(lastResult && { lastResult }),
		shouldRevalidate: 'onInput',
		onValidate: ({ formData }) => parseWithZod(formData, { schema }),
	})
	return { form, fields, busy }
}

/** What a field of the form gives its input: name, what was typed, what is wrong with it. */
export const inputOf = ({ name, initialValue, errors }: FieldMetadata<string | undefined>) => ({
	name,
	defaultValue: initialValue,
	errors,
})
