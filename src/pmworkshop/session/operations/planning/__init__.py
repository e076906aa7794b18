"""Operations on the action plan, on what leaders give for it, and on actions that are looked at again."""
