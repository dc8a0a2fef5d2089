/** A reason not to start, as the one sentence whoever typed the command reads. */
export class StartError extends Error {}
