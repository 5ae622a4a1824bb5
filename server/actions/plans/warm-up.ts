import { warmEngines } from '#server/runs/ask-engine.ts'
import { previewSample } from '#server/actions/projects/preview-sample.ts'

/**
 * Starts the threads of the engine and has them do what an edit does until the code for it is compiled: the first person
 * to edit after a start then waits no longer than the ones after. It makes the page everybody sees first, too.
 */
export async function warmUp(): Promise<void> {
	await Promise.all([previewSample(), warmEngines()])
}
