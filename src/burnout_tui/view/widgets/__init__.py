"""The widgets that panels and screens consist of."""
