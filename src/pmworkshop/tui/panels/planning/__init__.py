"""The panel of a plan module, and its parts: prompts, order of actions, wording, and the end of the plan."""
