import Foundation
import PackagePlugin

/// Compiles `Intents/` into the program: a mistake in a content file is a build error at its line.
@main
struct CompileIntents: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let content = context.package.directoryURL.appending(path: "Intents")
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInContent.swift")
    return [
      .buildCommand(
        displayName: "Compiling Intents",
        executable: try context.tool(named: "intents-compiler").url,
        arguments: [content.path, output.path],
        inputFiles: files(in: content),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (all?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }.sorted { $0.path < $1.path }
  }
}
