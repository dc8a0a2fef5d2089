/** An archetype's id as a name: `http-with-cache` -> `Http with cache`. */
export function formatArchetype(id: string): string {
  const words = id.replace(/[-_]+/g, ' ').replace(/\b(http|jvm|grpc|ml|api)\b/gi, word => word.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}
